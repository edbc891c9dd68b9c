import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { ChatItem } from "@trelyazh/protocol";
import type { Row } from "../report.ts";
import { Tally } from "../tally.ts";
import type { Crowd } from "./crowd.ts";
import type { PlayedTable } from "./played-table.ts";

const STEP_MS = 5;
const PATIENCE_MS = 5_000;

/** A line that was said, until all at the table have it. */
interface Said {
  readonly sentAt: number;
  missing: number;
}

/** What people say at their tables, one table after the other: so many lines a second, or none. Each player checks that all come, in order. */
export class Talk {
  readonly #crowd: Pick<Crowd, "tables">;
  readonly #perSecond: number;
  readonly #tally = new Tally();
  readonly #said = new Map<string, Said>();
  #isTalking = false;

  constructor(crowd: Pick<Crowd, "tables">, perSecond: number) {
    this.#crowd = crowd;
    this.#perSecond = perSecond;
  }

  /** Everybody reads what is said at their table, and one after the other says something. */
  start(): void {
    if (this.#perSecond === 0) return;
    for (const table of this.#crowd.tables) this.#read(table);
    this.#isTalking = true;
    void this.#keepTime();
  }

  /** Waits for what is on its way; what does not come is lost. */
  async end(): Promise<Row> {
    if (this.#perSecond === 0) return {};
    this.#isTalking = false;
    const giveUpAt = performance.now() + PATIENCE_MS;
    while (this.#said.size > 0 && performance.now() < giveUpAt) await sleep(STEP_MS);
    for (const { missing } of this.#said.values()) this.#tally.lost += missing;
    const { moves, answered, p50, p99, max, lost, doubled, disordered, errors } = this.#tally.report();
    return {
      lines: moves,
      linesStored: answered,
      linesP50: p50,
      linesP99: p99,
      linesMax: max,
      linesLost: lost,
      linesDoubled: doubled,
      linesDisordered: disordered,
      linesRefused: errors,
    };
  }

  get errors(): ReadonlyMap<string, number> {
    return this.#tally.errors;
  }

  #read({ id: tableId, players }: PlayedTable): void {
    for (const { line } of players) {
      let last = 0;
      line?.follow({ path: "chat.room", input: { room: { kind: "players", tableId } } }, ({ id, data }) => {
        const seq = Number(id);
        if (seq === last) this.#tally.doubled += 1;
        else if (seq !== last + 1) this.#tally.disordered += 1;
        last = Math.max(last, seq);
        this.#heard(data as ChatItem); // nothing else is followed
      });
    }
  }

  #heard(item: ChatItem): void {
    const said = "lineId" in item ? this.#said.get(item.lineId) : undefined;
    if (said === undefined || !("lineId" in item)) return;
    this.#tally.saw(performance.now() - said.sentAt);
    said.missing -= 1;
    if (said.missing === 0) this.#said.delete(item.lineId);
  }

  async #keepTime(): Promise<void> {
    const startedAt = performance.now();
    let said = 0;
    while (this.#isTalking) {
      const due = Math.floor(((performance.now() - startedAt) * this.#perSecond) / 1000);
      for (; said < due; said += 1) this.#say(said);
      await sleep(STEP_MS);
    }
  }

  #say(number: number): void {
    const { tables } = this.#crowd;
    const table = tables[number % tables.length];
    const line = table?.players[Math.floor(number / tables.length) % table.players.length]?.line ?? null;
    if (table === undefined || line === null) return;
    const lineId = randomUUID();
    this.#said.set(lineId, { sentAt: performance.now(), missing: table.players.length });
    this.#tally.moves += 1;
    const input = { room: { kind: "players", tableId: table.id }, lineId, words: { text: randomUUID() } };
    line.ask("mutation", { path: "chat.say", input }, (answer) => {
      if (answer.ok) this.#tally.answered += 1;
      else this.#refused(lineId, answer.code);
    });
  }

  #refused(lineId: string, code: string): void {
    this.#said.delete(lineId);
    this.#tally.failed(code);
  }
}
