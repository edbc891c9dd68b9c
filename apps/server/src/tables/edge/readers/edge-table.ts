import type { ErrorCode, TablePresence } from "@trelyazh/protocol";
import type { Item, LiveStream } from "@trelyazh/ws-adapter";
import { getTRPCErrorFromUnknown } from "@trpc/server";
import type { Bus } from "../../../bus/bus.ts";
import type { Clock } from "../../../clock.ts";
import { ClubError } from "../../../club-error.ts";
import { Elsewhere } from "../../ownership/elsewhere.ts";
import type { Reader } from "../../streams/reader.ts";
import type { LiveTables } from "../../table-service.ts";
import type { TableRegistry } from "../../table-registry.ts";
import { Feed } from "../feed.ts";
import { FOLLOW, type Following } from "../messages.ts";
import type { Pauses } from "../pauses.ts";
import type { Routing } from "../routing.ts";
import type { Whereabouts } from "../whereabouts.ts";
import { EdgePresence } from "./edge-presence.ts";
import type { EdgeReader, Over } from "./edge-reader.ts";
import { EdgeStream } from "./edge-stream.ts";
import type { Inlet } from "./inlet.ts";

export interface EdgeTableDeps {
  readonly bus: Bus;
  readonly clock: Clock;
  readonly routing: Routing;
  readonly pauses: Pauses;
  readonly whereabouts: Whereabouts;
  readonly registry: Pick<TableRegistry, "get">;
  readonly tables: Pick<LiveTables, "follow" | "followPresence">;
  readonly inletOf: (nodeId: string) => Inlet;
  /** Returns an id that this process has never used. */
  readonly nextId: () => number;
  /** Called when something is to come from elsewhere, or does not come yet. */
  readonly onAway: () => void;
  /** Called when nobody reads the table here any more. */
  readonly onEmpty: (table: EdgeTable) => void;
}

type Target = EdgeStream | EdgePresence;

/** Where what somebody reads comes from. */
interface Source {
  /** Under which it was opened at another node. */
  readonly id?: number;
  /** Null for this node itself. */
  readonly inlet: Inlet | null;
  readonly close: () => void;
}

/** These say that the club cannot show the table just now: its readers need not come again for that. */
const PASSING: readonly ErrorCode[] = ["NODE_AWAY", "DATABASE_AWAY", "BUSY", "RESTARTING"];

/** How long it waits before it looks for the table again. */
const AGAIN_MS = 1000;

/** How long nothing was heard of a table's owner before its readers are told. */
const AWAY_MS = 2500;

/** How long the owner has to open streams. */
const FOLLOW_MS = 2000;

/**
 * What is read here of one table, wherever it lives. When it moves, or something was lost on the way, the streams go on from
 * the last number that they have had.
 */
export class EdgeTable {
  readonly id: string;
  readonly #deps: EdgeTableDeps;
  readonly #streams = new Set<EdgeStream>();
  readonly #presence: EdgePresence;
  readonly #sources = new Map<Target, Source>();
  #isConnecting = false;
  /** Since when somebody waits to read, in epoch milliseconds; null while everybody does. */
  #waitingSince: number | null = null;

  constructor(id: string, deps: EdgeTableDeps) {
    this.id = id;
    this.#deps = deps;
    this.#presence = new EdgePresence({ onOpened: () => this.connect(), onClosed: () => this.#closed() });
  }

  get isEmpty(): boolean {
    return this.#streams.size === 0 && this.#presence.readers === 0;
  }

  /** Whether what is read here comes from elsewhere, or does not come. */
  get isAway(): boolean {
    return this.#waitingSince !== null || [...this.#sources.values()].some(({ inlet }) => inlet !== null);
  }

  followPresence(): LiveStream<TablePresence> {
    return this.#presence.follow();
  }

  /** Lets somebody read on here who has had everything up to that number. */
  adopt(reader: Reader, lastSeq: number | null): EdgeStream {
    const stream = new EdgeStream({ reader, lastSeq, onClosed: (closed) => this.#left(closed) });
    this.#streams.add(stream);
    this.connect();
    return stream;
  }

  /** Opens, wherever the table lives, what is not open. */
  connect(): void {
    if (this.#isConnecting) return;
    this.#isConnecting = true;
    void this.#connect();
  }

  /** The table does not live here any more. */
  leftHome(): void {
    for (const [target, { inlet }] of this.#sources) if (inlet === null) this.#disconnect(target);
    this.connect();
  }

  /** Shows whether the table's owner can be heard. */
  showLine(now: number): void {
    const heardAt = [...this.#sources.values()].map(({ inlet }) => inlet?.heardAt ?? now);
    const since = Math.min(this.#waitingSince ?? now, ...heardAt);
    this.#presence.setLineAway(now - since >= AWAY_MS);
  }

  close(): void {
    for (const target of this.#sources.keys()) this.#disconnect(target);
  }

  get #waiting(): readonly Target[] {
    if (this.#deps.pauses.isClosed) return [];
    const wanted: Target[] = [...this.#streams];
    if (this.#presence.readers > 0) wanted.push(this.#presence);
    return wanted.filter((target) => !this.#sources.has(target));
  }

  async #connect(): Promise<void> {
    const { clock, routing, pauses, onAway } = this.#deps;
    while (this.#waiting.length > 0) {
      this.#waitingSince ??= clock.now();
      try {
        await routing.take(this.id, { here: () => this.#openHere(), there: (nodeId) => this.#openThere(nodeId) });
      } catch (cause) {
        if (!isPassing(cause)) {
          this.#fail(cause);
          continue;
        }
        onAway();
        await pauses.pass(AGAIN_MS);
      }
    }
    // In the same breath as the last look: whoever comes a moment later would be waited for by nobody.
    this.#isConnecting = false;
    this.#waitingSince = null;
    this.showLine(clock.now());
  }

  async #openHere(): Promise<void> {
    const { registry, tables } = this.#deps;
    await registry.get(this.id);
    for (const target of this.#waiting) {
      if (target instanceof EdgePresence) {
        const stream = await tables.followPresence(this.id);
        this.#feed(target, stream, ({ output }) => target.take(output));
        continue;
      }
      const stream = await tables
        .follow(this.id, target.opening)
        .catch((error: unknown) => this.#refuse(target, error));
      if (stream !== null) this.#feed(target, stream, (item) => target.take(item));
    }
  }

  /** Somebody may have left, or come, while their stream was opened. */
  #feed<Output>(target: Target, stream: LiveStream<Output>, onItem: (item: Item<Output>) => void): void {
    if (!this.#waiting.includes(target)) return;
    const onOver = (error: unknown) => {
      this.#sources.delete(target);
      target.fail(asError(error));
    };
    const feed = new Feed(stream, { onItem, onOver });
    this.#sources.set(target, { inlet: null, close: () => feed.close() });
  }

  #refuse(target: Target, error: unknown): null {
    if (error instanceof Elsewhere) throw error;
    target.fail(asError(error));
    return null;
  }

  async #openThere(nodeId: string): Promise<void> {
    const { bus, inletOf, clock } = this.#deps;
    const inlet = inletOf(nodeId);
    const ids = new Map(this.#waiting.map((target) => [this.#expect(target, inlet), target]));
    if (ids.size === 0) return;
    this.#deps.onAway();
    try {
      const asked = followingOf(this.id, ids, clock.now());
      const answer = await bus.ask(FOLLOW, asked, { to: nodeId, withinMs: FOLLOW_MS });
      if ("elsewhere" in answer) throw new Elsewhere(this.id, answer.elsewhere);
      inlet.opened([...ids.keys()]);
    } catch (cause) {
      inlet.close([...ids.keys()]);
      for (const [id, target] of ids) if (this.#sources.get(target)?.id === id) this.#sources.delete(target);
      throw cause;
    }
  }

  #expect(target: Target, inlet: Inlet): number {
    const id = this.#deps.nextId();
    inlet.expect(id, this.#readerOf(target));
    this.#sources.set(target, { id, inlet, close: () => inlet.close([id]) });
    return id;
  }

  #readerOf(target: Target): EdgeReader {
    const lost = () => {
      this.#sources.delete(target);
      this.connect();
    };
    const over = (how: Over) => this.#over(target, how);
    return target instanceof EdgePresence
      ? { line: null, take: (_, text) => target.takeText(text), over, lost }
      : { line: target.opening.line, take: (item) => target.take(item), over, lost };
  }

  #over(target: Target, { code, elsewhere }: Over): void {
    this.#sources.delete(target);
    if (code !== undefined) {
      target.fail(new ClubError(code));
      return;
    }
    this.#deps.whereabouts.note(this.id, elsewhere ?? null);
    this.connect();
  }

  /** Nobody waits any more: whoever still wants to read comes again. */
  #fail(cause: unknown): void {
    const waiting = this.#waiting;
    for (const target of waiting) if (target instanceof EdgeStream) this.#streams.delete(target);
    for (const target of waiting) target.fail(asError(cause));
  }

  #disconnect(target: Target): void {
    this.#sources.get(target)?.close();
    this.#sources.delete(target);
  }

  #left(stream: EdgeStream): void {
    this.#streams.delete(stream);
    this.#disconnect(stream);
    this.#closed();
  }

  #closed(): void {
    if (this.#presence.readers === 0) this.#disconnect(this.#presence);
    if (this.isEmpty) this.#deps.onEmpty(this);
  }
}

function followingOf(tableId: string, ids: ReadonlyMap<number, Target>, now: number): Following {
  const streams = [...ids].flatMap(([id, target]) => (target instanceof EdgePresence ? [] : [[id, target] as const]));
  const readers = streams.map(
    ([
      id,
      {
        opening: { member, line, lastSeq },
      },
    ]) => ({
      id,
      member,
      lastSeq,
      line: line && { lagMs: line.lagMs, silentMs: Math.max(0, now - line.heardAt) },
    }),
  );
  const presence = [...ids].find(([, target]) => target instanceof EdgePresence)?.[0] ?? null;
  return { tableId, readers, presence };
}

function isPassing(cause: unknown): boolean {
  return cause instanceof ClubError && PASSING.includes(cause.clubCode);
}

function asError(cause: unknown): Error {
  return cause instanceof Error ? cause : getTRPCErrorFromUnknown(cause);
}
