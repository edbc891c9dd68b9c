import {
  Act,
  AddBot,
  AddNonce,
  AnswerProposal,
  ChangePlan,
  CreateTable,
  Join,
  KeepOut,
  Leave,
  Propose,
  ReadPast,
  Ready,
  Resume,
  TableRef,
  WatchTable,
  type MyTable,
  type PastPage,
  type TableMessage,
  type TablePresence,
} from "@trelyazh/protocol";
import type { Guest, Member, Projected } from "@trelyazh/table";
import type { Line } from "@trelyazh/ws-adapter";
import type { TrackedEnvelope } from "@trpc/server";
import { inputOf, membersChange, membersOnly, procedure, router, type MembersCall } from "../trpc.ts";
import type { Ack } from "./actor/ack.ts";
import type { ShownPlan } from "./actor/catching/catchers-plan.ts";
import type { tableLimits } from "./limits.ts";

/** What a member is sent of a table, each message tracked by its number. */
export type TableStream = AsyncIterable<TrackedEnvelope<Projected<TableMessage>>>;

/** How a table is made, beside what its owner wishes for. */
export interface Making {
  /** The set of boards that it plays; nobody can wish for one yet. */
  readonly boards?: string;
  /** Where its owner calls from. */
  readonly address?: string;
  /** By seat: for whom a chair is kept a while, as at the next table of the same people. */
  readonly guests?: readonly (Guest | null)[];
}

/** What may be asked of the tables; refusals are thrown as `ClubError`. */
export interface TableService {
  create(member: Member, wish: CreateTable, made?: Making): Promise<Ack & { readonly tableId: string }>;
  join(member: Member, chair: Join): Promise<Ack>;
  leave(member: Member, table: Leave): Promise<Ack>;
  addBot(member: Member, chair: AddBot): Promise<Ack>;
  keepOut(member: Member, guest: KeepOut): Promise<Ack>;
  letIn(member: Member, guest: KeepOut): Promise<Ack>;
  act(member: Member, act: Act): Promise<Ack>;
  propose(member: Member, wish: Propose): Promise<Ack>;
  answerProposal(member: Member, answer: AnswerProposal): Promise<Ack>;
  resume(member: Member, table: Resume): Promise<Ack>;
  ready(member: Member, result: Ready): Promise<Ack>;
  addNonce(member: Member, addition: AddNonce): Promise<Ack>;
  /** Another pulya with the people of a settled one; whoever asks is led to the same table, on the chair that they had. */
  again(member: Member, last: TableRef): Promise<Ack & { readonly tableId: string }>;
  /** Changes what the catchers at the table have planned. */
  changePlan(member: Member, wish: ChangePlan): Promise<Ack>;
  /** What the catchers have planned, for one of them; nobody else may see it. */
  plan(member: Member, table: TableRef): Promise<AsyncIterable<ShownPlan>>;
  /** The unfinished tables where the member sits or has a chair kept. */
  mine(member: Member): Promise<readonly MyTable[]>;
  /** The member's stream of a table; without a line, as it is over HTTP, nothing is known of the way to them. */
  watch(member: Member, wish: WatchTable, line: Line | null): Promise<TableStream>;
  /** What the member may know of what happened at a table before they opened it. */
  past(member: Member, page: ReadPast): Promise<PastPage>;
  presence(member: Member, table: TableRef): Promise<AsyncIterable<TablePresence>>;
}

interface Asked {
  readonly service: TableService;
  readonly limits: Pick<ReturnType<typeof tableLimits>, "create" | "backfill" | "besidePlay" | "planning">;
}

/** Opens a stream of a table or reads of its past, as often as the limit lets a member do so: what comes is made for them. */
function opens<Input, Opened>({ backfill }: Asked["limits"], open: (call: MembersCall<Input>) => Promise<Opened>) {
  return membersOnly<Input, Opened>(async (call) => {
    await backfill({ memberId: call.member.id, address: call.ctx.address });
    return await open(call);
  });
}

/** What people do beside the play is done as often as the limit lets a member do it at one table; moves are limited by the play itself. */
function besidePlay<Command extends { readonly tableId: string }, Answer extends Ack>(
  { besidePlay: limit }: Pick<Asked["limits"], "besidePlay">,
  run: (member: Member, command: Command) => Promise<Answer>,
) {
  return membersChange<Command, Answer>(async ({ member, input }) => {
    await limit(member.id, input.tableId);
    return await run(member, input);
  });
}

/** What the two who catch a misère do between themselves. */
const catching = ({ service, limits }: Asked) => ({
  changePlan: procedure
    .input(inputOf(ChangePlan))
    .mutation(besidePlay({ besidePlay: limits.planning }, (member, input) => service.changePlan(member, input))),
  plan: procedure
    .input(inputOf(TableRef))
    .subscription(opens(limits, ({ member, input }) => service.plan(member, input))),
});

/** What the owner of a table decides of those who come. */
const hosting = ({ service, limits }: Asked) => ({
  keepOut: procedure
    .input(inputOf(KeepOut))
    .mutation(besidePlay(limits, (member, input) => service.keepOut(member, input))),
  letIn: procedure
    .input(inputOf(KeepOut))
    .mutation(besidePlay(limits, (member, input) => service.letIn(member, input))),
});

export const tableRouter = ({ service, limits }: Asked) =>
  router({
    create: procedure
      .input(inputOf(CreateTable))
      .mutation(
        membersChange(
          ({ ctx, member, input }) => service.create(member, input, { address: ctx.address }),
          limits.create,
        ),
      ),
    join: procedure.input(inputOf(Join)).mutation(besidePlay(limits, (member, input) => service.join(member, input))),
    leave: procedure
      .input(inputOf(Leave))
      .mutation(besidePlay(limits, (member, input) => service.leave(member, input))),
    addBot: procedure
      .input(inputOf(AddBot))
      .mutation(besidePlay(limits, (member, input) => service.addBot(member, input))),
    ...hosting({ service, limits }),
    act: procedure.input(inputOf(Act)).mutation(membersChange(({ member, input }) => service.act(member, input))),
    propose: procedure
      .input(inputOf(Propose))
      .mutation(besidePlay(limits, (member, input) => service.propose(member, input))),
    answerProposal: procedure
      .input(inputOf(AnswerProposal))
      .mutation(besidePlay(limits, (member, input) => service.answerProposal(member, input))),
    resume: procedure
      .input(inputOf(Resume))
      .mutation(besidePlay(limits, (member, input) => service.resume(member, input))),
    ready: procedure
      .input(inputOf(Ready))
      .mutation(besidePlay(limits, (member, input) => service.ready(member, input))),
    addNonce: procedure
      .input(inputOf(AddNonce))
      .mutation(besidePlay(limits, (member, input) => service.addNonce(member, input))),
    again: procedure
      .input(inputOf(TableRef))
      .mutation(besidePlay(limits, (member, input) => service.again(member, input))),
    mine: procedure.query(membersOnly(async ({ member }) => ({ tables: await service.mine(member) }))),
    events: procedure
      .input(inputOf(WatchTable))
      .subscription(opens(limits, ({ ctx, member, input }) => service.watch(member, input, ctx.line))),
    past: procedure.input(inputOf(ReadPast)).query(opens(limits, ({ member, input }) => service.past(member, input))),
    presence: procedure
      .input(inputOf(TableRef))
      .subscription(opens(limits, ({ member, input }) => service.presence(member, input))),
    ...catching({ service, limits }),
  });
