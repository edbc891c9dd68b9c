import type { Persona } from "@trelyazh/table";
import { z } from "zod";

/** As many pulyas as one page of a list has at most. */
export const PULYA_PAGE = 20;

/** The place of a pulya in a list: when it ended, in epoch milliseconds, and at which table. */
const PulyaPlace = z.strictObject({ finishedAt: z.int().min(0).max(8.64e15), tableId: z.uuid() });

/** The latest of one's own pulyas, or the latest of those before that place. */
export const ReadPulyas = z.strictObject({
  cursor: PulyaPlace.nullish(),
  count: z.int().min(1).max(PULYA_PAGE),
  /** Comes with each page that tRPC's client asks for; there is one direction alone. */
  direction: z.literal("forward").optional(),
});
export type ReadPulyas = z.infer<typeof ReadPulyas>;

/** Who has played a pulya to its end. */
export interface PulyaPlayerLine {
  /** Whether a bot sat there at the end; for a person, if `userId` is told. */
  readonly kind: "human" | "bot";
  /** Null for somebody who is not to be seen, or whose account is gone; what a bot is called where it is nobody in particular. */
  readonly name: string | null;
  readonly persona?: Persona | undefined;
  /** The person who played, or in whose stead the bot did; null where there is none to be shown. */
  readonly userId: string | null;
  /** Whole whists. */
  readonly balance: number;
}

/** A finished pulya as a line of a list. */
export interface PulyaLine extends z.infer<typeof PulyaPlace> {
  /** As `printSettings` writes them. */
  readonly settings: string;
  /** By seat. */
  readonly players: readonly PulyaPlayerLine[];
}

/** A page of a list, latest first. */
export interface PulyaPage {
  readonly pulyas: readonly PulyaLine[];
  /** Whether there are none before these. */
  readonly isWhole: boolean;
}
