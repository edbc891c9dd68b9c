import { errorText, goThereText, learn, restingText } from "@trelyazh/i18n";
import type { ErrorCode } from "@trelyazh/protocol";
import type { UseNavigateResult } from "@tanstack/react-router";
import type { i18n } from "i18next";
import { paths } from "../paths.ts";
import { notify, propose } from "../toasts.ts";
import { toldIn } from "./club-errors.ts";
import { restraintIn } from "./restraint-in.ts";
import { tellRestraint } from "./tell-restraint.ts";

/** What the clock of the viewer shows after that; with the day where it is another. */
function timeAfter(locale: string, ms: number): string {
  const now = new Date();
  const then = new Date(now.getTime() + ms);
  const time = { hour: "numeric", minute: "2-digit" } as const;
  const isToday = now.getDate() === then.getDate();
  return new Intl.DateTimeFormat(locale, isToday ? time : { ...time, weekday: "short" }).format(then);
}

interface Refusal {
  readonly code: ErrorCode;
  readonly i18n: i18n;
  readonly navigate: UseNavigateResult<string>;
}

/** Says why the club has refused, and offers what may be done about it. */
export async function sayRefusal(error: unknown, { code, i18n, navigate }: Refusal): Promise<void> {
  // A page without a table has no words for refusals until the first one.
  await learn(i18n, "atTables");
  const { t, language } = i18n;
  const afterMs = toldIn(error, "retryAfterMs");
  const tableId = toldIn(error, "tableId");
  const isResting = code === "RESTING" && typeof afterMs === "number";
  const text = isResting ? restingText(t, timeAfter(language, afterMs)) : errorText(t, code);
  const restraint = restraintIn(error);
  // What an operator has done has no words.
  if (restraint !== null && restraint.reason !== null) {
    const { reason, until } = restraint;
    await tellRestraint(i18n, { text, reason, until, toReports: () => void navigate({ to: paths.reports }) });
  } else if (typeof tableId !== "string") notify(text);
  else {
    const onPress = () => void navigate({ to: paths.table, params: { tableId } });
    propose(code, text, { label: goThereText(t), onPress });
  }
}
