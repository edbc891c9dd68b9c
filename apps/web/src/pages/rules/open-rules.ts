import { LOCALES } from "@trelyazh/i18n";
import { notFound, redirect } from "@tanstack/react-router";
import { paths } from "#lib/paths.ts";
import { localePreference } from "#lib/preferences/locale.ts";
import { readingOf } from "#lib/rulebook/chapters.ts";
import { chapterOf } from "#lib/rulebook/rulebook.ts";
import { RulesPage, type RulesPageProps } from "./rules-page.tsx";
import { speakerOf } from "./speakers.ts";

interface OpenRules extends RulesPageProps {
  readonly Page: typeof RulesPage;
}

/** For the rules: the chapter of an address, in its language. One without a language leads to that of the visitor. */
export async function openRules(params: {
  readonly locale?: string | undefined;
  readonly chapter?: string | undefined;
}): Promise<OpenRules> {
  const { chapter } = params;
  if (params.locale === undefined) {
    // oxlint-disable-next-line typescript/only-throw-error -- the router's own way to lead elsewhere
    throw redirect({ to: paths.rules, params: { locale: localePreference.get(), chapter }, replace: true });
  }
  const locale = LOCALES.find((known) => known === params.locale);
  const reading = readingOf(chapter);
  // oxlint-disable-next-line typescript/only-throw-error -- the router's own way to say so
  if (locale === undefined || reading === null) throw notFound();
  const [text, texts] = await Promise.all([chapterOf(locale, reading), speakerOf(locale)]);
  return { Page: RulesPage, text, texts };
}
