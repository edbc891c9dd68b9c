import { learn } from "@trelyazh/i18n";
import type { ReportReason, ToldRestraint } from "@trelyazh/protocol";
import type { i18n } from "i18next";
import { propose } from "../toasts.ts";

interface Refused extends ToldRestraint {
  /** What was refused. */
  readonly text: string;
  readonly reason: ReportReason;
  /** Leads to where more is said, and something can be said against it. */
  readonly toReports: () => void;
}

/** Says what moderators have forbidden, what for and until when; it lasts until it is read or closed. */
export async function tellRestraint(texts: i18n, { text, reason, until, toReports }: Refused): Promise<void> {
  await learn(texts, "inModeration");
  const { t, language } = texts;
  const date = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short" });
  const why = t(($) => $.moderation.refused.why, { reason: t(($) => $.moderation.reasons[reason]) });
  const end =
    until === null
      ? t(($) => $.moderation.refused.forGood)
      : t(($) => $.moderation.refused.until, { date: date.format(until) });
  propose("restraint", `${text} ${why} ${end}`, {
    label: t(($) => $.moderation.refused.more),
    onPress: toReports,
  });
}
