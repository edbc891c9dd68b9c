import { LOCALES } from "@trelyazh/i18n";
import { notFound, redirect } from "@tanstack/react-router";
import { paths } from "#lib/paths.ts";
import { localePreference } from "#lib/preferences/locale.ts";
import { privacyText } from "./privacy-text.ts";
import { speakerOf } from "../rules/speakers.ts";
import { PrivacyPage, type PrivacyPageProps } from "./privacy-page.tsx";

interface OpenPrivacy extends PrivacyPageProps {
  readonly Page: typeof PrivacyPage;
}

/** For what the club keeps, in the language of an address. One without a language leads to that of the visitor. */
export async function openPrivacy(params: { readonly locale?: string | undefined }): Promise<OpenPrivacy> {
  if (params.locale === undefined) {
    // oxlint-disable-next-line typescript/only-throw-error -- the router's own way to lead elsewhere
    throw redirect({ to: paths.privacy, params: { locale: localePreference.get() }, replace: true });
  }
  const locale = LOCALES.find((known) => known === params.locale);
  // oxlint-disable-next-line typescript/only-throw-error -- the router's own way to say so
  if (locale === undefined) throw notFound();
  const [text, texts] = await Promise.all([privacyText(locale), speakerOf(locale)]);
  return { Page: PrivacyPage, text, texts };
}
