import { PRESET_NAMES } from "@trelyazh/preferans";
import { z } from "zod";
import type { ErrorCode } from "../errors.ts";
import { PACES } from "./paces.ts";

/** What somebody wants to play who is to be seated by the club: one of these conventions, at one of these paces. */
export const SeekTerms = z.strictObject({
  conventions: z.array(z.enum(PRESET_NAMES)).min(1).max(PRESET_NAMES.length).refine(eachOnce).readonly(),
  players: z.union([z.literal(2), z.literal(3), z.literal(4)]),
  paces: z.array(z.enum(PACES)).min(1).max(PACES.length).refine(eachOnce).readonly(),
  /** Where people do not suffice for a while, bots may take the other chairs. */
  withBots: z.boolean(),
});
export type SeekTerms = z.infer<typeof SeekTerms>;

const seekId = z.uuidv4();

/** Somebody waits for a table as long as the stream is open. The id is made by the client: by the same they go on waiting where they were. */
export const Seek = z.strictObject({ seekId, terms: SeekTerms });
export type Seek = z.infer<typeof Seek>;

export const SeekRef = z.strictObject({ seekId });
export type SeekRef = z.infer<typeof SeekRef>;

/** How long somebody waits for people before bots take the chairs that are left, where they may. */
export const BOTS_AFTER_SECONDS = 180;

/** What somebody may expect who begins to wait now. */
export interface SeekOutlook {
  /** How many wait who would play on such terms. */
  readonly others: number;
  /** How long people have waited lately who were seated with others on such terms; null where nobody can say. */
  readonly seconds: number | null;
}

/** What `seek.follow` sends; the latest counts, and only `waiting` is followed by more. */
export type SeekNews =
  | {
      readonly kind: "waiting";
      /** For how long they have waited, in milliseconds. */
      readonly waitedMs: number;
      /** How many others wait who would play with them. */
      readonly others: number;
    }
  /** They sit at that table. */
  | { readonly kind: "seated"; readonly tableId: string }
  /** They seek from elsewhere now, or have left. */
  | { readonly kind: "over" }
  /** The club cannot seat them. */
  | { readonly kind: "refused"; readonly code: ErrorCode };

function eachOnce(values: readonly string[]): boolean {
  return new Set(values).size === values.length;
}
