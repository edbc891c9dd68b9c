import type { ErrorCode } from "@trelyazh/protocol";
import type { Item, LiveStream } from "@trelyazh/ws-adapter";
import { isTrackedEnvelope } from "@trpc/server";
import type { Clock } from "../../../clock.ts";
import type { Owner } from "../../ownership/ownership.ts";
import { Feed } from "../feed.ts";
import type { Frames, Report } from "../messages.ts";
import type { RemoteLine } from "./remote-line.ts";

export interface OutletDeps {
  readonly clock: Clock;
  /** Called when there is something to be sent. */
  readonly onReady: (outlet: Outlet) => void;
  /** Says what a client is told of an error, and tells the log of one that nobody foresaw. */
  readonly codeOf: (error: unknown) => ErrorCode;
  readonly tell: (frames: Frames, body: string) => void;
}

/** A stream that somebody at the other node reads. */
interface Open {
  readonly tableId: string;
  readonly feed: Feed<unknown>;
  /** Null for streams over HTTP, and for presence. */
  readonly line: RemoteLine | null;
}

interface Opening {
  readonly tableId: string;
  readonly stream: LiveStream<unknown>;
  readonly line: RemoteLine | null;
}

/** Characters of one message: as bytes they may be twice as many, and the bus carries 900 kB. */
const MOST_CHARACTERS = 300_000;

/** Numbers of a report that tell of one reader. */
const EACH = 3;

/** All that one other node is sent of the tables that live here: what comes in the same turn of the loop goes in one message. */
export class Outlet {
  readonly #deps: OutletDeps;
  readonly #open = new Map<number, Open>();
  #items = new Map<Item<unknown>, number[]>();
  #over: Frames["over"] = [];
  #sent = 0;
  /** When that node was heard of last, by this node's clock. */
  #heardAt: number;

  constructor(deps: OutletDeps) {
    this.#deps = deps;
    this.#heardAt = deps.clock.now();
  }

  get heardAt(): number {
    return this.#heardAt;
  }

  /** How many streams are open. */
  get size(): number {
    return this.#open.size;
  }

  /** Opens a stream under an id that has never been used. */
  open(id: number, { tableId, stream, line }: Opening): void {
    this.#heardAt = this.#deps.clock.now();
    const feed = new Feed(stream, {
      onItem: (item) => this.#add(item, id),
      onOver: (error) => this.refuse(id, error),
    });
    this.#open.set(id, { tableId, feed, line });
  }

  /** Tells that a stream is over, or was never opened, and why. */
  refuse(id: number, error: unknown): void {
    this.#open.delete(id);
    this.#end({ ids: [id], code: this.#deps.codeOf(error) });
  }

  close(ids: readonly number[]): void {
    for (const id of ids) {
      this.#open.get(id)?.feed.close();
      this.#open.delete(id);
    }
  }

  closeAll(): void {
    this.close([...this.#open.keys()]);
  }

  /** Closes the streams of a table that has left, and tells where it lives now. */
  moved(tableId: string, owner: Owner | null): void {
    const ids = [...this.#open].flatMap(([id, open]) => (open.tableId === tableId ? [id] : []));
    if (ids.length === 0) return;
    this.close(ids);
    this.#end({ ids, elsewhere: owner });
  }

  /** Takes what the other node tells of its readers; closes what it does not tell of, and returns what is not open here. */
  report({ wayMs, readers }: Report): { readonly last: number; readonly unknown: number[] } {
    const now = this.#deps.clock.now();
    this.#heardAt = now;
    const told = new Set<number>();
    const unknown: number[] = [];
    for (let at = 0; at + EACH <= readers.length; at += EACH) {
      const [id = 0, lagMs = -1, silentMs = -1] = readers.slice(at, at + EACH);
      told.add(id);
      const open = this.#open.get(id);
      if (open === undefined) unknown.push(id);
      else open.line?.tell({ lagMs, silentMs }, { wayMs, now });
    }
    this.close([...this.#open.keys()].filter((id) => !told.has(id)));
    return { last: this.#sent, unknown };
  }

  /** Sends what is waiting; a text that goes to several nodes in this turn is made once. */
  flush(texts: Map<Item<unknown>, string>): void {
    let frames: Frames["frames"] = [];
    let body = "";
    for (const [item, ids] of this.#items) {
      const text = texts.get(item) ?? textOf(item);
      texts.set(item, text);
      if (body !== "" && body.length + text.length > MOST_CHARACTERS) {
        this.#send({ frames, over: [] }, body);
        frames = [];
        body = "";
      }
      frames.push([ids, item.seq, text.length]);
      body += text;
    }
    const over = this.#over;
    this.#items = new Map();
    this.#over = [];
    this.#send({ frames, over }, body);
  }

  #send(message: Omit<Frames, "number">, body: string): void {
    this.#sent += 1;
    this.#deps.tell({ number: this.#sent, ...message }, body);
  }

  #add(item: Item<unknown>, id: number): void {
    const ids = this.#items.get(item);
    if (ids === undefined) this.#items.set(item, [id]);
    else ids.push(id);
    this.#deps.onReady(this);
  }

  #end(over: Frames["over"][number]): void {
    this.#over.push(over);
    this.#deps.onReady(this);
  }
}

/** What a client gets of an item beside its number. */
function textOf({ output }: Item<unknown>): string {
  return JSON.stringify(isTrackedEnvelope(output) ? output[1] : output);
}
