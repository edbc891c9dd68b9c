import type { TableMessage } from "@trelyazh/protocol";
import type { Member } from "@trelyazh/table";
import type { TableService } from "../../tables/table.router.ts";

/** Somebody who has a table open, with all that they were sent and what was wrong with it. */
export class TableWatcher {
  readonly member: Member;
  readonly seen: TableMessage[] = [];
  /** Numbers that were skipped, came twice or out of order. */
  readonly faults: string[] = [];
  /** How the stream has ended; null while it is open. */
  end: string | null = null;
  seq = 0;
  #stream: AsyncIterator<unknown> | null = null;

  constructor(member: Member) {
    this.member = member;
  }

  /** Opens the table, from the last number on if it was open before. */
  async open(tables: Pick<TableService, "watch">, tableId: string): Promise<void> {
    const lastEventId = this.seq === 0 ? null : String(this.seq);
    const stream = (await tables.watch(this.member, { tableId, lastEventId }, null))[Symbol.asyncIterator]();
    this.#stream = stream;
    this.end = null;
    void this.#read(stream);
  }

  close(): void {
    void this.#stream?.return?.();
  }

  async #read(stream: AsyncIterator<readonly [string, unknown, ...unknown[]]>): Promise<void> {
    try {
      for (let next = await stream.next(); next.done !== true; next = await stream.next()) {
        // As it comes out of a socket.
        this.#take(Number(next.value[0]), JSON.parse(JSON.stringify(next.value[1])) as TableMessage);
      }
      this.end ??= "over";
    } catch (error) {
      this.end = error instanceof Error ? error.message : "failed";
    }
  }

  #take(number: number, message: TableMessage): void {
    const seq = message.kind === "event" ? message.envelope.seq : message.seq;
    const fits = message.kind === "snapshot" ? seq > this.seq : seq === this.seq + 1;
    if (!fits || number !== seq) this.faults.push(`${message.kind} ${seq} as ${number} after ${this.seq}`);
    this.seq = seq;
    this.seen.push(message);
  }
}
