import type { Translate } from "@trelyazh/i18n";
import { BOTS_AFTER_SECONDS, type SeekOutlook, type SeekTerms } from "@trelyazh/protocol";

const MINUTE = 60;

/** How long it has taken others lately. */
function latelyText(t: Translate, seconds: number): string {
  if (seconds < MINUTE / 2) return t(($) => $.seeking.outlook.moment);
  return t(($) => $.seeking.outlook.lately, { count: Math.max(1, Math.round(seconds / MINUTE)) });
}

/** Says what somebody may expect who begins to seek now, and no more than is known. */
export function outlookText(t: Translate, { others, seconds }: SeekOutlook, { withBots }: SeekTerms): string {
  const waiting =
    others === 0 ? t(($) => $.seeking.outlook.nobody) : t(($) => $.seeking.outlook.others, { count: others });
  const lately = seconds === null ? (withBots ? null : t(($) => $.seeking.outlook.unknown)) : latelyText(t, seconds);
  const most = withBots ? t(($) => $.seeking.outlook.most, { count: BOTS_AFTER_SECONDS / MINUTE }) : null;
  return [waiting, lately, most].filter((each) => each !== null).join(" ");
}
