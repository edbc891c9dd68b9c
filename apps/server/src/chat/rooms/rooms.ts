import type { StoredLine } from "@trelyazh/db";
import type { ChatItem } from "@trelyazh/protocol";
import type { Clock, Timer } from "../../clock.ts";
import { RoomStream, type RoomLines, type RoomReader } from "./room-stream.ts";
import { lineOf, type SaidLine } from "./said-line.ts";

export interface RoomsDeps {
  readonly clock: Pick<Clock, "now" | "schedule">;
  /** Whether no other node says anything. */
  readonly isAlone: boolean;
  /** How often it is looked for lines that no other node has told of; 3000 unless told. */
  readonly everyMs?: number | undefined;
  /** The number of a room's last line. */
  readonly readLast: (roomId: string) => Promise<number>;
  readonly listLastSeqs: (roomIds: readonly string[]) => Promise<ReadonlyMap<string, number>>;
  /** The lines after that number, a page of the earliest of them. */
  readonly listNext: (roomId: string, after: number) => Promise<readonly StoredLine[]>;
  readonly hiddenFrom: (userId: string) => Promise<ReadonlySet<string>>;
  /** Who may not read now what spectators say at that table during that deal. */
  readonly playersDuring: (tableId: string, deal: number) => Promise<readonly string[] | null>;
  readonly onFault: (error: unknown) => void;
}

const EVERY_MS = 3000;

/** The rooms that somebody reads at this node. */
export class Rooms {
  readonly #deps: RoomsDeps;
  readonly #open = new Map<string, RoomStream>();
  #timer: Timer | null = null;
  #isClosed = false;

  constructor(deps: RoomsDeps) {
    this.#deps = deps;
  }

  /** How many streams are open. */
  get readers(): number {
    return [...this.#open.values()].reduce((sum, { readers }) => sum + readers, 0);
  }

  /** What the reader misses of a room first, and then what is said there. */
  follow(roomId: string, reader: RoomReader, history: () => Promise<readonly ChatItem[]>): RoomLines {
    const known = this.#open.get(roomId);
    const room = known ?? this.#opened(roomId);
    this.#open.set(roomId, room);
    this.#lookLater();
    return room.follow(reader, history);
  }

  /** Takes a line that was stored, here or elsewhere. */
  take(roomId: string, said: SaidLine): void {
    this.#open.get(roomId)?.take(said);
  }

  close(): void {
    this.#isClosed = true;
    this.#timer?.cancel();
  }

  #opened(roomId: string): RoomStream {
    const { readLast, listNext, hiddenFrom, onFault } = this.#deps;
    const room: RoomStream = new RoomStream({
      readLast: () => readLast(roomId),
      readAfter: async (seq) => this.#saidOf(roomId, await listNext(roomId, seq)),
      hiddenFrom,
      onEmpty: () => this.#open.get(roomId) === room && this.#open.delete(roomId),
      onFault,
    });
    return room;
  }

  /** Lines that nobody has told of, with those who may not read them. */
  async #saidOf(roomId: string, lines: readonly StoredLine[]): Promise<readonly SaidLine[]> {
    const [kind, tableId = ""] = roomId.split("/");
    const said: SaidLine[] = [];
    for (const stored of lines) {
      const isKept = kind === "spectators" && stored.deal !== null;
      const players = isKept ? await this.#deps.playersDuring(tableId, stored.deal) : null;
      said.push({ line: lineOf(stored), players });
    }
    return said;
  }

  #lookLater(): void {
    const { clock, everyMs = EVERY_MS } = this.#deps;
    if (this.#isClosed || this.#open.size === 0) return;
    this.#timer ??= clock.schedule(clock.now() + everyMs, () => void this.#look());
  }

  async #look(): Promise<void> {
    const { isAlone, listLastSeqs, onFault } = this.#deps;
    try {
      const lasts = isAlone ? new Map<string, number>() : await listLastSeqs([...this.#open.keys()]);
      for (const [roomId, room] of this.#open) room.reach(lasts.get(roomId) ?? 0);
    } catch (error) {
      onFault(error);
    }
    this.#timer = null;
    this.#lookLater();
  }
}
