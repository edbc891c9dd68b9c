import type {
  Act,
  AddBot,
  AddNonce,
  AnswerProposal,
  ChangePlan,
  CreateTable,
  Join,
  KeepOut,
  Leave,
  MyTable,
  PastPage,
  Propose,
  ReadPast,
  Ready,
  Resume,
  TablePresence,
  TableRef,
  WatchTable,
} from "@trelyazh/protocol";
import type { Member, TableStanding } from "@trelyazh/table";
import type { Line } from "@trelyazh/ws-adapter";
import type { Bus } from "../../bus/bus.ts";
import type { MemberLimit } from "../../trpc.ts";
import type { Ack } from "../actor/ack.ts";
import type { ShownPlan } from "../actor/catching/catchers-plan.ts";
import { Elsewhere } from "../ownership/elsewhere.ts";
import type { LiveTables } from "../table-service.ts";
import { nextTableOf } from "../next-table.ts";
import type { TableRegistry } from "../table-registry.ts";
import type { Making, TableService, TableStream } from "../table.router.ts";
import {
  COMMANDS,
  PAST,
  SEE,
  STANDING,
  type CommandInput,
  type CommandName,
  type Commands,
  type ElsewhereAnswer,
} from "./messages.ts";
import type { EdgeTables } from "./readers/edge-tables.ts";
import type { PlanReaders } from "./readers/plan-readers.ts";
import type { Routing } from "./routing.ts";

export interface RoutedTablesDeps {
  readonly bus: Bus;
  readonly registry: Pick<TableRegistry, "has">;
  readonly routing: Routing;
  readonly tables: LiveTables;
  readonly readers: EdgeTables;
  readonly planReaders: PlanReaders;
  /** Lets a member have a table looked for in the database, or refuses with `TOO_MANY_REQUESTS`. */
  readonly lookUp: MemberLimit;
}

/** How long a table's owner has for a command; then it is asked again. */
const ANSWER_MS = 2000;

/** What people do with tables, wherever in the club those live. */
export class RoutedTables implements TableService {
  readonly #deps: RoutedTablesDeps;

  constructor(deps: RoutedTablesDeps) {
    this.#deps = deps;
  }

  /** A new table lives where it is made; one that a repeated wish has made before is found wherever it is. */
  async create(member: Member, wish: CreateTable, made?: Making): Promise<Ack & { readonly tableId: string }> {
    const { tableId } = wish;
    if (tableId === undefined) return await this.#deps.tables.create(member, wish, made);
    const input = { ...wish, tableId };
    const { seq } = await this.#deps.routing.take(tableId, {
      here: () => this.#deps.tables.create(member, input, made),
      there: (nodeId) => this.#ask("create", { member, input, tableId, nodeId }),
    });
    return { tableId, seq };
  }

  join(member: Member, chair: Join): Promise<Ack> {
    return this.#carryOut("join", member, chair);
  }

  leave(member: Member, table: Leave): Promise<Ack> {
    return this.#carryOut("leave", member, table);
  }

  /** They leave every table that lives here where they sit; each node sees to its own. */
  leaveAll(member: Member): Promise<void> {
    return this.#deps.tables.leaveAll(member);
  }

  /** To be called with users from whom others are hidden now, or who are; each node sees to its own tables. */
  sendAwayFrom(userIds: readonly string[]): Promise<void> {
    return this.#deps.tables.sendAwayFrom(userIds);
  }

  addBot(member: Member, chair: AddBot): Promise<Ack> {
    return this.#carryOut("addBot", member, chair);
  }

  keepOut(member: Member, guest: KeepOut): Promise<Ack> {
    return this.#carryOut("keepOut", member, guest);
  }

  letIn(member: Member, guest: KeepOut): Promise<Ack> {
    return this.#carryOut("letIn", member, guest);
  }

  act(member: Member, act: Act): Promise<Ack> {
    return this.#carryOut("act", member, act);
  }

  propose(member: Member, wish: Propose): Promise<Ack> {
    return this.#carryOut("propose", member, wish);
  }

  answerProposal(member: Member, answer: AnswerProposal): Promise<Ack> {
    return this.#carryOut("answerProposal", member, answer);
  }

  resume(member: Member, table: Resume): Promise<Ack> {
    return this.#carryOut("resume", member, table);
  }

  ready(member: Member, result: Ready): Promise<Ack> {
    return this.#carryOut("ready", member, result);
  }

  addNonce(member: Member, addition: AddNonce): Promise<Ack> {
    return this.#carryOut("addNonce", member, addition);
  }

  /** The next table's id follows from the last one's: it is found wherever it is, or made here. */
  async again(member: Member, input: TableRef): Promise<Ack & { readonly tableId: string }> {
    const tableId = nextTableOf(input.tableId);
    await this.#mayLookFor(member, tableId);
    const { seq } = await this.#deps.routing.take(tableId, {
      here: () => this.#deps.tables.again(member, input),
      there: (nodeId) => this.#ask("again", { member, input, tableId, nodeId }),
    });
    // Whoever does not hear of it is led there all the same.
    void this.#carryOut("tellAgain", member, input).catch(() => {});
    return { tableId, seq };
  }

  changePlan(member: Member, wish: ChangePlan): Promise<Ack> {
    return this.#carryOut("changePlan", member, wish);
  }

  /** What that member is at the table, wherever it lives; refuses whoever may not look at it. */
  async standing(member: Member, table: TableRef): Promise<TableStanding> {
    const { tableId } = table;
    await this.#mayLookFor(member, tableId);
    return await this.#deps.routing.take<TableStanding>(tableId, {
      here: () => this.#deps.tables.standing(member, tableId),
      there: async (to) =>
        hereOnly(tableId, await this.#deps.bus.ask(STANDING, { member, table }, { to, withinMs: ANSWER_MS })),
    });
  }

  mine(member: Member): Promise<readonly MyTable[]> {
    return this.#deps.tables.mine(member);
  }

  async watch(member: Member, { tableId, lastEventId }: WatchTable, line: Line | null): Promise<TableStream> {
    const { tables, readers } = this.#deps;
    const opening = { member, line, lastSeq: typeof lastEventId === "string" ? Number(lastEventId) : null };
    await this.#mayLookFor(member, tableId);
    return await this.#deps.routing.take<TableStream>(tableId, {
      here: () => tables.follow(tableId, opening),
      there: async (nodeId) => {
        await this.#see(member, { tableId, nodeId });
        return readers.watch(tableId, opening);
      },
    });
  }

  async past(member: Member, page: ReadPast): Promise<PastPage> {
    const { tableId } = page;
    await this.#mayLookFor(member, tableId);
    return await this.#deps.routing.take<PastPage>(tableId, {
      here: () => this.#deps.tables.past(member, page),
      there: async (to) =>
        hereOnly(tableId, await this.#deps.bus.ask(PAST, { member, page }, { to, withinMs: ANSWER_MS })),
    });
  }

  async presence(member: Member, { tableId }: TableRef): Promise<AsyncIterable<TablePresence>> {
    await this.#mayLookFor(member, tableId);
    await this.#deps.routing.take<unknown>(tableId, {
      here: () => this.#deps.tables.see(member, tableId),
      there: (nodeId) => this.#see(member, { tableId, nodeId }),
    });
    return this.#deps.readers.of(tableId).followPresence();
  }

  async plan(member: Member, { tableId }: TableRef): Promise<AsyncIterable<ShownPlan>> {
    await this.#mayLookFor(member, tableId);
    return await this.#deps.planReaders.follow(member, tableId);
  }

  async #carryOut<Name extends Exclude<CommandName, "create" | "again">>(
    name: Name,
    member: Member,
    input: CommandInput<Name>,
  ): Promise<Ack> {
    const { tableId } = input;
    const commands: Commands = this.#deps.tables;
    await this.#mayLookFor(member, tableId);
    return await this.#deps.routing.take(tableId, {
      here: () => commands[name](member, input),
      there: (nodeId) => this.#ask(name, { member, input, tableId, nodeId }),
    });
  }

  async #ask<Name extends CommandName>(name: Name, { member, input, tableId, nodeId }: Asked<Name>): Promise<Ack> {
    const answer = await this.#deps.bus.ask(COMMANDS[name], { member, input }, { to: nodeId, withinMs: ANSWER_MS });
    return hereOnly(tableId, answer);
  }

  async #see(
    member: Member,
    { tableId, nodeId }: { readonly tableId: string; readonly nodeId: string },
  ): Promise<void> {
    const asked = { member, table: { tableId } };
    hereOnly(tableId, await this.#deps.bus.ask(SEE, asked, { to: nodeId, withinMs: ANSWER_MS }));
  }

  async #mayLookFor(member: Member, tableId: string): Promise<void> {
    if (!this.#deps.routing.knows(tableId)) await this.#deps.lookUp(member.id);
  }
}

interface Asked<Name extends CommandName> {
  readonly member: Member;
  readonly input: CommandInput<Name>;
  readonly tableId: string;
  readonly nodeId: string;
}

function hereOnly<Answer extends object>(tableId: string, answer: Answer | ElsewhereAnswer): Answer {
  if ("elsewhere" in answer) throw new Elsewhere(tableId, answer.elsewhere);
  return answer;
}
