import { useNavigate } from "@tanstack/react-router";
import type { i18n } from "i18next";
import { useCallback, useEffect, useRef } from "react";
import { I18nextProvider } from "react-i18next";
import { AppHeader } from "#features/shell/app-header.tsx";
import { paths } from "#lib/paths.ts";
import { localePreference } from "#lib/preferences/locale.ts";
import type { Reading } from "#lib/rulebook/chapters.ts";
import type { ChapterText } from "#lib/rulebook/rulebook.ts";
import { useChapterLinks } from "#lib/rulebook/use-chapter-links.ts";
import { headOf } from "./head.ts";
import { RulesArticle } from "./rules-article.tsx";

export interface RulesPageProps {
  readonly text: ChapterText;
  /** Texts in the language of the address, whatever the visitor has chosen. */
  readonly texts: i18n;
}

const chapterIn = (reading: Reading) => (reading === "index" ? undefined : reading);

/** The rules as a page of the club. Whoever changes the language there reads on in that one. */
export function RulesPage({ text, texts }: RulesPageProps) {
  const { locale, reading } = text;
  const navigate = useNavigate();
  const place = useRef<HTMLDivElement>(null);
  const turn = useCallback(
    (to: Reading, hash: string) =>
      void navigate({ to: paths.rules, params: { locale, chapter: chapterIn(to) }, ...(hash === "" ? {} : { hash }) }),
    [navigate, locale],
  );
  useChapterLinks(place, turn);
  useEffect(
    () =>
      localePreference.subscribe(() => {
        const params = { locale: localePreference.get(), chapter: chapterIn(reading) };
        void navigate({ to: paths.rules, params, replace: true });
      }),
    [navigate, reading],
  );
  return (
    <>
      <title>{headOf(text, texts.t).title}</title>
      <AppHeader />
      <I18nextProvider i18n={texts}>
        <div ref={place}>
          <RulesArticle text={text} />
        </div>
      </I18nextProvider>
    </>
  );
}
