import type { Translate } from "./create-i18n.ts";

/** Returns a person's name as a viewer reads it: guests and bots whom the server has only numbered get a name in the viewer's language. */
export function personName(t: Translate, name: string): string {
  const numbered = /^(Guest|Bot) (\d+)$/.exec(name);
  const number = numbered?.[2];
  if (number === undefined) return name;
  return numbered?.[1] === "Guest" ? t(($) => $.common.guestName, { number }) : t(($) => $.common.botName, { number });
}
