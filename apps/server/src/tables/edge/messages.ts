import {
  Act,
  AddBot,
  AddNonce,
  AnswerProposal,
  ChangePlan,
  CreateTable,
  ERROR_CODES,
  Join,
  KeepOut,
  Leave,
  Propose,
  ReadPast,
  Ready,
  Resume,
  TableRef,
  type PastPage,
} from "@trelyazh/protocol";
import { isCard, isSeat, type Card, type Seat } from "@trelyazh/preferans";
import type { Member } from "@trelyazh/table";
import { z, type ZodType } from "zod";
import type { Notice, Question } from "../../bus/bus.ts";
import type { ShownPlan } from "../actor/catching/catchers-plan.ts";

const member = z.strictObject({ id: z.string().min(1), name: z.string() });
const owner = z.strictObject({ nodeId: z.string().min(1), epoch: z.int() });
/** The asked node is not the table's owner; whose it is, as far as that node knows. */
const elsewhere = z.strictObject({ elsewhere: owner.nullable() });
export type ElsewhereAnswer = z.infer<typeof elsewhere>;

const ack = z.strictObject({ seq: z.int() });
const count = z.int().nonnegative();

interface Given<Input> {
  readonly member: Member;
  readonly input: Input;
}

/** What the owner of a table is asked to carry out; a repeat of the same command's id gets the first answer. */
type CommandQuestion<Input> = Question<Given<Input>, z.infer<typeof ack> | ElsewhereAnswer>;

function command<Input>(name: string, input: ZodType<Input>): CommandQuestion<Input> {
  return {
    name: `table.${name}`,
    version: 1,
    asked: z.strictObject({ member, input }),
    answer: z.union([ack, elsewhere]),
  };
}

interface CommandInputs {
  /** A new table lives where it is made; this is the wish for one that is there already. */
  readonly create: CreateTable & { readonly tableId: string };
  readonly join: Join;
  readonly leave: Leave;
  readonly addBot: AddBot;
  readonly keepOut: KeepOut;
  readonly letIn: KeepOut;
  readonly act: Act;
  readonly propose: Propose;
  readonly answerProposal: AnswerProposal;
  readonly resume: Resume;
  readonly ready: Ready;
  readonly addNonce: AddNonce;
  /** Of the table that is over; it is asked of whoever has the next one. */
  readonly again: TableRef;
  readonly tellAgain: TableRef;
  readonly changePlan: ChangePlan;
}

export type CommandName = keyof CommandInputs;
export type CommandInput<Name extends CommandName> = CommandInputs[Name];

/** What members do at a table, wherever it lives. */
export const COMMANDS: { readonly [Name in CommandName]: CommandQuestion<CommandInputs[Name]> } = {
  create: command("create", CreateTable.required({ tableId: true })),
  join: command("join", Join),
  leave: command("leave", Leave),
  addBot: command("addBot", AddBot),
  keepOut: command("keepOut", KeepOut),
  letIn: command("letIn", KeepOut),
  act: command("act", Act),
  propose: command("propose", Propose),
  answerProposal: command("answerProposal", AnswerProposal),
  resume: command("resume", Resume),
  ready: command("ready", Ready),
  addNonce: command("addNonce", AddNonce),
  again: command("again", TableRef),
  tellAgain: command("tellAgain", TableRef),
  changePlan: command("changePlan", ChangePlan),
};

/** Whoever can carry them out. */
export type Commands = {
  readonly [Name in CommandName]: (member: Member, input: CommandInputs[Name]) => Promise<z.infer<typeof ack>>;
};

const done = z.union([z.strictObject({}), elsewhere]);

/** Asks the owner whether a member may look at a table. */
export const SEE = {
  name: "table.see",
  version: 1,
  asked: z.strictObject({ member, table: TableRef }),
  answer: done,
} satisfies Question<unknown, unknown>;

/** Asks the owner what a member is at a table. */
export const STANDING = {
  name: "table.standing",
  version: 1,
  asked: z.strictObject({ member, table: TableRef }),
  answer: z.union([
    z.strictObject({
      place: z.enum(["player", "spectator"]),
      deal: z.int().nullable(),
      seq: z.int(),
      players: z.array(z.string()),
      hasChat: z.boolean(),
    }),
    elsewhere,
  ]),
} satisfies Question<unknown, unknown>;

/** Asks the owner what a member may know of a table's past: it hides what they may not, so that it leaves the process as they get it. */
export const PAST = {
  name: "table.past",
  version: 1,
  asked: z.strictObject({ member, page: ReadPast }),
  answer: z.union([z.strictObject({ events: z.custom<PastPage["events"]>(Array.isArray) }), elsewhere]),
} satisfies Question<unknown, unknown>;

const planStep = z.strictObject({
  by: z.custom<Seat>(isSeat),
  card: z.custom<Card>(isCard),
  to: z.custom<Card>(isCard).nullable(),
});
/** Made by the owner of a table, for the one member who has asked. */
const shownPlan = z.custom<ShownPlan>(
  (value) => z.strictObject({ deal: z.int(), steps: z.array(planStep) }).safeParse(value).success,
);

/** Asks the owner what a member may see of the catchers' plan. */
export const PLAN = {
  name: "table.plan",
  version: 1,
  asked: z.strictObject({ member, table: TableRef }),
  answer: z.union([z.strictObject({ plan: shownPlan.nullable() }), elsewhere]),
} satisfies Question<unknown, unknown>;

/** Says that the catchers at a table have planned something else, and nothing of what: each node asks for its own readers. */
export const PLANNED = {
  name: "table.planned",
  version: 1,
  schema: TableRef,
} satisfies Notice<unknown>;

/** How the line to a reader is: the measured way there and back, and for how long nothing was heard. */
const line = z.strictObject({ lagMs: z.number().nonnegative().nullable(), silentMs: count });

const opening = z.strictObject({
  id: count,
  member,
  lastSeq: z.int().nullable(),
  /** Null for streams over HTTP. */
  line: line.nullable(),
});

/** Opens streams of a table with its owner, under ids that are used once only. */
export const FOLLOW = {
  name: "table.follow",
  version: 1,
  asked: z.strictObject({ tableId: z.uuid(), readers: z.array(opening), presence: count.nullable() }),
  answer: done,
} satisfies Question<unknown, unknown>;
export type Following = z.infer<typeof FOLLOW.asked>;

/** Closes streams at once; what is lost of it the next report makes good. */
export const UNFOLLOW = {
  name: "table.unfollow",
  version: 1,
  schema: z.strictObject({ ids: z.array(count) }),
} satisfies Notice<unknown>;

/**
 * What an owner sends a node of all its streams in one turn of the loop: which streams get a text, its number at the table and
 * its length; the texts are the body, one after the other. What is over comes after that.
 */
export const FRAMES = {
  name: "table.frames",
  version: 1,
  schema: z.strictObject({
    /** How many such messages this node has sent that one. */
    number: count,
    frames: z.array(z.tuple([z.array(count), z.int(), count])),
    over: z.array(
      z.strictObject({
        ids: z.array(count),
        /** Why it is over for good. */
        code: z.enum(ERROR_CODES).optional(),
        /** Whose the table is now; null when that is not known. */
        elsewhere: owner.nullable().optional(),
      }),
    ),
  }),
} satisfies Notice<unknown>;
export type Frames = z.infer<typeof FRAMES.schema>;

/**
 * Tells an owner each second which streams are open, and how the lines to their readers are: for each of them the id, the
 * measured way and the silence in milliseconds, -1 where that is not known.
 */
export const REPORT = {
  name: "table.report",
  version: 1,
  asked: z.strictObject({ wayMs: count, readers: z.array(z.int()) }),
  answer: z.strictObject({
    /** The number of the last message of frames. */
    last: count,
    /** Those of the streams that are not open. */
    unknown: z.array(count),
  }),
} satisfies Question<unknown, unknown>;
export type Report = z.infer<typeof REPORT.asked>;
