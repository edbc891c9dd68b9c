import { useNavigate } from "@tanstack/react-router";
import type { i18n } from "i18next";
import { useEffect } from "react";
import { I18nextProvider } from "react-i18next";
import { AppHeader } from "#features/shell/app-header.tsx";
import { paths } from "#lib/paths.ts";
import { localePreference } from "#lib/preferences/locale.ts";
import type { PrivacyText } from "./privacy-text.ts";
import { PrivacyArticle } from "./privacy-article.tsx";

export interface PrivacyPageProps {
  readonly text: PrivacyText;
  /** Texts in the language of the address, whatever the visitor has chosen. */
  readonly texts: i18n;
}

/** What the club keeps. Whoever changes the language there reads on in that one. */
export function PrivacyPage({ text, texts }: PrivacyPageProps) {
  const navigate = useNavigate();
  useEffect(
    () =>
      localePreference.subscribe(() => {
        void navigate({ to: paths.privacy, params: { locale: localePreference.get() }, replace: true });
      }),
    [navigate],
  );
  return (
    <>
      <title>{`${text.title} · ${texts.t(($) => $.common.club)}`}</title>
      <AppHeader />
      <I18nextProvider i18n={texts}>
        <PrivacyArticle text={text} />
      </I18nextProvider>
    </>
  );
}
