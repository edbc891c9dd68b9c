import type { DecideCase, Measure, ReportReason } from "@trelyazh/protocol";

/** In hours, as a choice. */
const LENGTHS = ["3", "24", "168", "720"] as const;
export type Length = (typeof LENGTHS)[number] | "forGood";

/** For how long each of them may be; nothing lasts of the others. */
const LENGTHS_OF: Readonly<Partial<Record<Measure, readonly Length[]>>> = {
  mute: LENGTHS,
  rest: LENGTHS,
  ban: [...LENGTHS, "forGood"],
};

/** What a moderator is about to do. */
export interface ActDraft {
  /** Null as long as nothing is chosen. */
  readonly kind: Measure | null;
  readonly reason: ReportReason;
  readonly length: Length;
  readonly words: string;
}

/** The lengths among which there is a choice; null where nothing lasts. */
export function lengthsOf({ kind }: ActDraft): readonly Length[] | null {
  return kind === null ? null : (LENGTHS_OF[kind] ?? null);
}

/** The one that is chosen, or the usual one where that cannot be. */
export function lengthOf(draft: ActDraft): Length {
  return lengthsOf(draft)?.includes(draft.length) === true ? draft.length : "24";
}

/** Returns what is done when it is sent; null as long as something is missing. */
export function actOf(draft: ActDraft): DecideCase["act"] {
  const { kind, reason } = draft;
  const words = draft.words.trim();
  if (kind === null || words === "") return null;
  const length = lengthOf(draft);
  return { kind, reason, words, hours: lengthsOf(draft) === null || length === "forGood" ? null : Number(length) };
}
