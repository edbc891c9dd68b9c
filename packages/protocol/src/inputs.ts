import {
  WHIST_ANSWERS,
  isCall,
  isCard,
  isGame,
  isSeat,
  type Call,
  type Card,
  type Game,
  type Seat,
} from "@trelyazh/preferans";
import { z } from "zod";
import { BOT_LEVELS, LIMITS, NONCE_FORM, PROPOSALS, type PlanChange, type Wish } from "@trelyazh/table";
import { BROWSERS, FAULT_KINDS, FAULT_PAGES, FAULT_PARTS, FAULT_TEXT } from "./faults.ts";
import { PAST_PAGE } from "./messages.ts";

const card = z.custom<Card>(isCard);
const game = z.custom<Game>(isGame);
const call = z.custom<Call>(isCall);
const seat = z.custom<Seat>(isSeat);
const tableId = z.uuid();

/** How chairs are given out: as people sit down, or by lot at the start. */
export const SEATS_BY = ["order", "lot"] as const;

function within({ least, most }: { readonly least: number; readonly most: number }) {
  return z.int().min(least).max(most);
}

/**
 * A new table. `tableId` is made by the client: a repeat of the same id gets the first answer; without it each wish makes a
 * table. `bots` chairs are filled at once; the creator takes seat 0. `botLevel` is that of every bot that ever sits
 * there, `DEFAULT_CONDITIONS.botLevel` unless told.
 */
export const CreateTable = z.strictObject({
  // Ids of other versions are made by the club.
  tableId: z.uuidv4().optional(),
  /** Every convention of the table; the club reads them, and says where they are wrong. */
  settings: z.unknown().optional(),
  /** Clients of release 1 name a preset and the size of its pool instead. */
  preset: z.enum(["sochi"]).optional(),
  poolTarget: within(LIMITS.poolTarget).optional(),
  turnSeconds: within(LIMITS.turnSeconds),
  bots: z.int().min(0).max(3),
  botLevel: z.enum(BOT_LEVELS).optional(),
  /** Of the bots that sit down at once, in the order of their chairs; `botLevel` for those it does not name. */
  botLevels: z.array(z.enum(BOT_LEVELS)).max(3).optional(),
  /** How chairs are given out: as people sit down, unless told, or by lot at the start. */
  seatsBy: z.enum(SEATS_BY).optional(),
  /** The lobby does not show the table; anyone who has its link may join. */
  byLinkOnly: z.boolean().optional(),
  /** Nobody finds the table or sits down there but friends of its owner. */
  friendsOnly: z.boolean().optional(),
  /** Whether people may talk at the table; they may unless told. */
  chat: z.boolean().optional(),
  /** Each player's reserve for the whole pulya; `DEFAULT_CONDITIONS.bankSeconds` unless told. */
  bankSeconds: within(LIMITS.bankSeconds).optional(),
  /** How long in all a player's lost connections may hold up the pulya; `DEFAULT_CONDITIONS.connectionBankSeconds` unless told. */
  connectionBankSeconds: within(LIMITS.connectionBankSeconds).optional(),
  /** `DEFAULT_CONDITIONS.spectatorDelaySeconds` unless told. */
  spectatorDelaySeconds: within(LIMITS.spectatorDelaySeconds).optional(),
  /** How long the result of a deal stays while somebody has not read it; the club's own pause unless told. */
  resultSeconds: within(LIMITS.resultSeconds).optional(),
  /** No clock runs while one person plays with bots alone; one always does unless told. */
  untimedAlone: z.boolean().optional(),
});
export type CreateTable = z.infer<typeof CreateTable>;

export const TableRef = z.strictObject({ tableId });
export type TableRef = z.infer<typeof TableRef>;

/** What every command at a table carries. `commandId` is made by the client: a repeat of the same id gets the first answer. */
const command = { tableId, commandId: z.uuid() };

export const Join = z.strictObject({ ...command, seat });
export type Join = z.infer<typeof Join>;

export const Leave = z.strictObject(command);
export type Leave = z.infer<typeof Leave>;

export const AddBot = z.strictObject({ ...command, seat });
export type AddBot = z.infer<typeof AddBot>;

/** The owner of a table wants that user there no more, or again. */
export const KeepOut = z.strictObject({ ...command, userId: z.string().min(1).max(64) });
export type KeepOut = z.infer<typeof KeepOut>;

export const Propose = z.strictObject({ ...command, proposal: z.enum(PROPOSALS) });
export type Propose = z.infer<typeof Propose>;

export const AnswerProposal = z.strictObject({ ...command, accept: z.boolean() });
export type AnswerProposal = z.infer<typeof AnswerProposal>;

export const Resume = z.strictObject(command);
export type Resume = z.infer<typeof Resume>;

/** The player has read the result of that deal, and is ready for the next one. */
export const Ready = z.strictObject({ ...command, deal: z.int().min(1) });
export type Ready = z.infer<typeof Ready>;

/** What the player's client adds to the deal of that number, which is the next one: once. */
export const AddNonce = z.strictObject({ ...command, deal: z.int32().min(1), nonce: z.string().regex(NONCE_FORM) });
export type AddNonce = z.infer<typeof AddNonce>;

const planChange = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("mark"), card, to: card.nullable() }),
  z.strictObject({ type: z.literal("unmark"), card }),
  z.strictObject({ type: z.literal("clear") }),
]) satisfies z.ZodType<PlanChange>;

/** A catcher changes what the two have planned for that deal. */
export const ChangePlan = z.strictObject({ ...command, deal: z.int().min(1), change: planChange });
export type ChangePlan = z.infer<typeof ChangePlan>;

/** The player's move without a seat: the server knows who asks. */
const wish = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("call"), call }),
  z.strictObject({ type: z.literal("order"), discard: z.tuple([card, card]).readonly(), contract: game }),
  z.strictObject({ type: z.literal("discard"), discard: z.tuple([card, card]).readonly() }),
  z.strictObject({ type: z.literal("concede") }),
  z.strictObject({ type: z.literal("answerWhist"), answer: z.enum(WHIST_ANSWERS) }),
  z.strictObject({ type: z.literal("chooseOpenness"), open: z.boolean() }),
  z.strictObject({ type: z.literal("playCard"), card }),
  z.strictObject({ type: z.literal("handOver") }),
  z.strictObject({
    type: z.literal("offer"),
    taken: z.array(z.int().min(0).max(10)).max(4).readonly(),
    shows: z.literal(true).exactOptional(),
  }),
  z.strictObject({ type: z.literal("answerOffer"), accept: z.boolean() }),
  z.strictObject({ type: z.literal("withdrawOffer") }),
]) satisfies z.ZodType<Wish>;

/** One move at a table. */
export const Act = z.strictObject({
  ...command,
  /** The turn this answers, as the client saw it. */
  turnNumber: z.int().min(0),
  move: wish,
});
export type Act = z.infer<typeof Act>;

/** `lastEventId` is the `seq` of the last message received; tRPC fills it in when it reconnects. */
export const WatchTable = z.strictObject({
  tableId,
  lastEventId: z
    .string()
    .regex(/^\d{1,12}$/)
    .nullish(),
});
export type WatchTable = z.infer<typeof WatchTable>;

/** The events of a table that came before the one of that number: so many of the latest of them. */
export const ReadPast = z.strictObject({
  tableId,
  before: z.int32().min(1),
  count: within({ least: 1, most: PAST_PAGE }),
});
export type ReadPast = z.infer<typeof ReadPast>;

/** `lastEventId` is the version of the list that the client has. */
export const WatchLobby = z
  .strictObject({
    lastEventId: z
      .string()
      .regex(/^\d{1,16}$/)
      .nullish(),
  })
  .optional();
export type WatchLobby = z.infer<typeof WatchLobby>;

/** A name as somebody has typed it; what is wrong with it is told by `nameFault`. */
export const TypedName = z.string().max(200);

/** The name others see. */
export const Rename = z.strictObject({ name: TypedName });
export type Rename = z.infer<typeof Rename>;

const release = z.int().min(1).max(999_999);

/** What a client says of itself when its line opens: the release that it was built from. */
export const Hello = z.strictObject({ release });
export type Hello = z.infer<typeof Hello>;

/** What a client tells of a fault of its own. It says nothing of the person: no name, no id, no address, no cards. */
export const FaultReport = z.strictObject({
  release,
  part: z.enum(FAULT_PARTS),
  kind: z.enum(FAULT_KINDS),
  page: z.enum(FAULT_PAGES),
  browser: z.enum(BROWSERS),
  message: z.string().max(FAULT_TEXT.message),
  stack: z.string().max(FAULT_TEXT.stack),
});
export type FaultReport = z.infer<typeof FaultReport>;
