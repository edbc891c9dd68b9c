import { z } from "zod";
import { ChatRoom } from "../chat/chat-inputs.ts";
import { isOwnText } from "../people.ts";
import { MEASURES, REPORT_LENGTH, REPORT_REASONS } from "./words.ts";

const userId = z.string().min(1).max(64);
const reason = z.enum(REPORT_REASONS);
const words = z.string().trim().normalize("NFC").max(REPORT_LENGTH).refine(isOwnText);
const someWords = words.min(1);
const seq = z.int32().min(1);

/** A year: what is longer is for good. */
const MOST_HOURS = 365 * 24;
const hours = z.int().min(1).max(MOST_HOURS).nullable();

/** Where somebody was met; the club itself adds what was said and played there. */
export const ReportPlace = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("profile") }),
  z.strictObject({ kind: z.literal("seat"), tableId: z.uuid() }),
  /** `seq` is the number of the event with which the deal ended. */
  z.strictObject({ kind: z.literal("deal"), tableId: z.uuid(), seq }),
  z.strictObject({ kind: z.literal("line"), room: ChatRoom, seq }),
]);
export type ReportPlace = z.infer<typeof ReportPlace>;

/** A member tells the moderators of somebody. */
export const Report = z.strictObject({ userId, reason, words, place: ReportPlace });
export type Report = z.infer<typeof Report>;

/** A member says something against an act that stands against them. */
export const Appeal = z.strictObject({ actId: z.uuid(), words: someWords });
export type Appeal = z.infer<typeof Appeal>;

export const CaseRef = z.strictObject({ caseId: z.uuid() });
export type CaseRef = z.infer<typeof CaseRef>;

/** Nobody is kept from these for good. */
const HAS_AN_END: readonly string[] = ["mute", "rest"];

/** What is done about somebody; `hours` is null where nothing lasts, or for good. */
const act = z
  .strictObject({ kind: z.enum(MEASURES), reason, words: someWords, hours })
  .refine(({ kind, hours: lasts }) => lasts !== null || !HAS_AN_END.includes(kind));

/** A moderator judges a case as it was when they read it; without an act there was nothing in it. */
export const DecideCase = z.strictObject({ caseId: z.uuid(), seenAt: z.int(), act: act.nullable() });
export type DecideCase = z.infer<typeof DecideCase>;

/** A moderator answers an appeal, or ends an act by themselves. */
export const DecideAct = z.strictObject({ actId: z.uuid(), lifts: z.boolean(), words: someWords });
export type DecideAct = z.infer<typeof DecideAct>;

/** Two people are not to sit at one table. */
export const KeepApart = z
  .strictObject({ oneId: userId, otherId: userId, reason, words: someWords, hours })
  .refine(({ oneId, otherId }) => oneId !== otherId);
export type KeepApart = z.infer<typeof KeepApart>;
