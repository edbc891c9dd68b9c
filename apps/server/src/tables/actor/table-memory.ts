import type { Claim } from "@trelyazh/db";
import { isCard, type Card } from "@trelyazh/preferans";
import { z } from "zod";

const Moment = z.number();
const SeatNumber = z.literal([0, 1, 2, 3]);
const OneCard = z.custom<Card>(isCard);

/**
 * What the owner of a table knows beside the journal, and what would be missed: it goes along when a table is handed over.
 * An owner that has died takes it away, and a table does without.
 */
export const TableMemory = z.object({
  /** Since when the table has stood, in epoch milliseconds. */
  heldAt: Moment,
  /** Those whose time has run out without anything from them since. */
  late: z.array(SeatNumber).readonly(),
  /** When the turn that is on was told. */
  told: z.object({ number: z.int(), at: Moment }).nullable(),
  /** The delay that has begun: before the next deal, or before a bot moves in the turn of that number. */
  delay: z.object({ before: z.union([z.literal("deal"), z.int()]), at: Moment }).nullable(),
  /** Who has read the result of the deal of that number; an owner of the last release says nothing of it. */
  ready: z
    .object({ deal: z.int(), userIds: z.array(z.string()).readonly() })
    .nullable()
    .optional(),
  /** What clients have added to the deal of that number, by user; an owner of the last release says nothing of it. */
  nonces: z
    .object({ deal: z.int(), given: z.array(z.tuple([z.string(), z.string()])).readonly() })
    .nullable()
    .optional(),
  /** What the catchers of that deal have planned; an owner of the last release says nothing of it. */
  catchPlan: z
    .object({
      deal: z.int(),
      steps: z.array(z.object({ by: SeatNumber, card: OneCard, to: OneCard.nullable() })).readonly(),
    })
    .optional(),
  /** The lines to those at the table who have it open. */
  contacts: z
    .array(z.object({ userId: z.string(), lagMs: z.number().nullable(), heardAt: Moment.nullable() }))
    .readonly(),
});
export type TableMemory = z.infer<typeof TableMemory>;

/** A table that stands still, to be given to another node. */
export interface StandingTable extends Claim {
  /** The number of its last event. */
  readonly seq: number;
  readonly memory: TableMemory;
  /** When somebody last had it open, in epoch milliseconds; null if nobody has since it was brought back. */
  readonly lastOpenAt: number | null;
}
