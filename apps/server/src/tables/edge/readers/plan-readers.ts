import type { Member } from "@trelyazh/table";
import { createBoard, type Board, type LiveStream } from "@trelyazh/ws-adapter";
import type { Bus } from "../../../bus/bus.ts";
import type { Clock, Timer } from "../../../clock.ts";
import { ClubError } from "../../../club-error.ts";
import { PLAN, PLANNED } from "../messages.ts";
import type { Routing } from "../routing.ts";
import { Elsewhere } from "../../ownership/elsewhere.ts";
import type { LiveTables } from "../../table-service.ts";
import type { ShownPlan } from "../../actor/catching/catchers-plan.ts";

export interface PlanReadersDeps {
  readonly bus: Bus;
  readonly clock: Clock;
  readonly routing: Pick<Routing, "take">;
  readonly tables: Pick<LiveTables, "planFor">;
}

/** How long a table's owner has to answer. */
const ANSWER_MS = 2000;

/** How often the plan is looked at again: the word that it is another may have been lost, and tables move. */
const LOOK_EVERY_MS = 3000;

/** A catcher who has the plan open at this node. */
interface PlanReader {
  readonly member: Member;
  readonly tableId: string;
  readonly board: Board<ShownPlan>;
  /** What was sent last. */
  shown: string;
  /** Counts the looks: an answer that comes after a younger one is dropped. */
  looks: number;
}

/**
 * The catchers who read their plans here, wherever their tables live. The table's owner is asked for each of them, and makes
 * what this one may see: nodes tell each other that a plan is another, and never what it is.
 */
export class PlanReaders {
  readonly #deps: PlanReadersDeps;
  readonly #readers = new Set<PlanReader>();
  readonly #hearing: Disposable;
  #timer: Timer | null = null;

  constructor(deps: PlanReadersDeps) {
    this.#deps = deps;
    this.#hearing = deps.bus.hear(PLANNED, ({ message }) => this.#lookAt(message.tableId));
  }

  /** Refuses whoever is no catcher at that table now. */
  async follow(member: Member, tableId: string): Promise<LiveStream<ShownPlan>> {
    const plan = await this.#ask(member, tableId);
    if (plan === null) throw new ClubError("NOT_A_CATCHER");
    const board: Board<ShownPlan> = createBoard({
      onOpened: () => this.#opened(reader),
      onClosed: () => void this.#readers.delete(reader),
    });
    const reader: PlanReader = { member, tableId, board, shown: "", looks: 0 };
    show(reader, plan);
    return board.follow();
  }

  /** To be called when a plan at this node's own table is another. */
  planned(tableId: string): void {
    this.#deps.bus.tell(PLANNED, { tableId });
    this.#lookAt(tableId);
  }

  close(): void {
    this.#timer?.cancel();
    this.#hearing[Symbol.dispose]();
    for (const { board } of this.#readers) board.end();
    this.#readers.clear();
  }

  /** What has changed since the stream was asked for is seen at once. */
  #opened(reader: PlanReader): void {
    this.#readers.add(reader);
    void this.#look(reader);
    this.#lookLater();
  }

  #lookAt(tableId: string): void {
    for (const reader of this.#readers) if (reader.tableId === tableId) void this.#look(reader);
  }

  #lookLater(): void {
    const { clock } = this.#deps;
    this.#timer ??= clock.schedule(clock.now() + LOOK_EVERY_MS, () => {
      this.#timer = null;
      for (const reader of this.#readers) void this.#look(reader);
      if (this.#readers.size > 0) this.#lookLater();
    });
  }

  async #look(reader: PlanReader): Promise<void> {
    reader.looks += 1;
    const look = reader.looks;
    try {
      const plan = await this.#ask(reader.member, reader.tableId);
      if (look !== reader.looks || !this.#readers.has(reader)) return;
      if (plan === null) reader.board.end();
      else show(reader, plan);
    } catch (cause) {
      // A table that cannot be reached is looked at again; what else there is ends the stream.
      const isPassing = cause instanceof ClubError && ["NODE_AWAY", "DATABASE_AWAY", "BUSY"].includes(cause.clubCode);
      if (!isPassing && cause instanceof Error) reader.board.fail(cause);
    }
  }

  #ask(member: Member, tableId: string): Promise<ShownPlan | null> {
    const { bus, routing, tables } = this.#deps;
    const asked = { member, table: { tableId } };
    return routing.take(tableId, {
      here: () => tables.planFor(member, tableId),
      there: async (nodeId) => {
        const answer = await bus.ask(PLAN, asked, { to: nodeId, withinMs: ANSWER_MS });
        if ("elsewhere" in answer) throw new Elsewhere(tableId, answer.elsewhere);
        return answer.plan;
      },
    });
  }
}

function show(reader: PlanReader, plan: ShownPlan): void {
  const text = JSON.stringify(plan);
  if (text === reader.shown) return;
  reader.shown = text;
  reader.board.publish(plan);
}
