import { createI18n, LOCALES, type Locale } from "@trelyazh/i18n";
import type { CodeKind } from "@trelyazh/db";

/** What a letter says, for readers with and without pictures. */
export interface Letter {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** Returns the letter with a code, in that language. There is nothing in it to press: only the code can be typed. */
export async function codeLetter(kind: CodeKind, code: string, language: string): Promise<Letter> {
  const locale: Locale = LOCALES.find((known) => known === language) ?? "ru";
  const { t } = await createI18n(locale, ["inWindows"]);
  const said = kind === "address" ? t(($) => $.account.mail.address) : t(($) => $.account.mail.recovery);
  const ignore = t(($) => $.account.mail.ignore);
  const html = [
    `<p>${said}</p>`,
    `<p style="font-size:2em;letter-spacing:0.2em"><b>${code}</b></p>`,
    `<p>${ignore}</p>`,
  ];
  return {
    subject: t(($) => $.account.mail.subject),
    text: `${said}\n\n${code}\n\n${ignore}\n`,
    html: `<!doctype html><html lang="${locale}"><body>${html.join("")}</body></html>`,
  };
}
