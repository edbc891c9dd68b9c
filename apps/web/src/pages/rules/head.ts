import type { Translate } from "@trelyazh/i18n";
import type { ChapterText } from "#lib/rulebook/rulebook.ts";
import type { Head } from "./still-page.ts";

export function headOf({ reading, title, lead }: ChapterText, t: Translate): Head {
  const club = t(($) => $.common.club);
  return {
    title: reading === "index" ? `${title} · ${club}` : `${title} · ${t(($) => $.rules.title)} · ${club}`,
    description: lead,
  };
}
