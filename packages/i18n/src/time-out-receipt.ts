import type { TableEvent } from "@trelyazh/table";
import type { Locale } from "./locale.ts";
import { clockSeconds } from "./numbers.ts";
import type { SentenceContext } from "./sentence.ts";

type TimedOut = Extract<TableEvent, { type: "turnTimedOut" }>;

/** Returns what the server knew when somebody's time was over, one sentence a fact, in the order of time. */
export function timeOutReceipt(
  context: Pick<SentenceContext, "t" | "you">,
  { seat, deadlineAt, line }: TimedOut,
  locale: Locale,
): readonly string[] {
  const { t } = context;
  const voice = seat === context.you ? "you" : "other";
  const time = (at: number) => clockSeconds(locale, at);
  const { sentAt, heardAt, lagMs, graceMs } = line;
  return [
    t(($) => $.table.receipt.sent[voice], { time: time(sentAt) }),
    t(($) => $.table.receipt.due, { time: time(deadlineAt) }),
    heardAt === null
      ? t(($) => $.table.receipt.gone[voice])
      : t(($) => $.table.receipt.heard[voice], { time: time(heardAt) }),
    ...(heardAt === null ? [] : [wayOf(t, voice, lagMs)]),
    ...(graceMs > 0 ? [t(($) => $.table.receipt.grace, { ms: Math.round(graceMs) })] : []),
  ];
}

function wayOf(t: SentenceContext["t"], voice: "you" | "other", lagMs: number | null): string {
  return lagMs === null
    ? t(($) => $.table.receipt.unmeasured)
    : t(($) => $.table.receipt.lag[voice], { ms: Math.round(lagMs) });
}
