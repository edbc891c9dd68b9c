import { RANKS, SUITS, WHIST_ANSWERS, type Card } from "@trelyazh/preferans";
import { z } from "zod";

const cardPattern = new RegExp(`^[${RANKS.join("")}][${SUITS.join("")}]$`);
const card = z.custom<Card>((value) => typeof value === "string" && cardPattern.test(value));
const tableId = z.uuid();
const seat = z.int().min(0).max(3).transform((value) => value as 0 | 1 | 2 | 3);

/** A new table. `bots` chairs are filled at once; the creator takes seat 0. */
export const CreateTable = z.strictObject({
  preset: z.enum(["sochi"]),
  poolTarget: z.int().min(2).max(100),
  turnSeconds: z.int().min(10).max(300),
  bots: z.int().min(0).max(2),
});
export const TableRef = z.strictObject({ tableId });
export const SeatRef = z.strictObject({ tableId, seat });

/** The player's move without a seat: the server knows who asks. */
const wish = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("call"), call: z.string().max(20) }),
  z.strictObject({ type: z.literal("order"), discard: z.tuple([card, card]), contract: z.string().max(4) }),
  z.strictObject({ type: z.literal("discard"), discard: z.tuple([card, card]) }),
  z.strictObject({ type: z.literal("concede") }),
  z.strictObject({ type: z.literal("answerWhist"), answer: z.enum(WHIST_ANSWERS) }),
  z.strictObject({ type: z.literal("chooseOpenness"), open: z.boolean() }),
  z.strictObject({ type: z.literal("playCard"), card }),
  z.strictObject({ type: z.literal("handOver") }),
  z.strictObject({ type: z.literal("offer"), taken: z.array(z.int().min(0).max(10)).max(4) }),
  z.strictObject({ type: z.literal("answerOffer"), accept: z.boolean() }),
  z.strictObject({ type: z.literal("withdrawOffer") }),
]);

/** One move at a table. `commandId` is made by the client: a repeat of the same id gets the first answer. */
export const Act = z.strictObject({
  tableId,
  commandId: z.uuid(),
  /** The turn this answers, as the client saw it. */
  turnNumber: z.int().min(0),
  move: wish,
});

/** `lastEventId` is the `seq` of the last message received; tRPC fills it in when it reconnects. */
export const WatchTable = z.strictObject({
  tableId,
  lastEventId: z.string().regex(/^\d{1,12}$/).nullish(),
});
