import { LOCALES } from "@trelyazh/i18n";
import { useTranslation } from "react-i18next";
import { ChapterList, ChapterNav, NextChapter, ToChapters } from "#features/rulebook/chapter-nav.tsx";
import { ChapterView } from "#features/rulebook/chapter-view.tsx";
import { ReaderContext, type Reader } from "#features/rulebook/reader.ts";
import { addressOf } from "#lib/rulebook/address.ts";
import type { ChapterText } from "#lib/rulebook/rulebook.ts";
import { CONTENT_ID } from "#lib/paths.ts";
import { PAPER_PARTS } from "./paper-parts.tsx";
import styles from "./rules-article.module.css";

/** Read on a page of its own: no table's settings. */
const ON_PAGE: Omit<Reader, "isStill"> = { ...PAPER_PARTS, settings: null };
const READERS = { still: { ...ON_PAGE, isStill: true }, live: { ...ON_PAGE, isStill: false } } as const;

interface RulesArticleProps {
  readonly text: ChapterText;
  /** As the build makes it, for readers without scripts. */
  readonly isStill?: boolean;
}

/** A chapter of the rules as a page, in the language of its address. */
export function RulesArticle({ text, isStill = false }: RulesArticleProps) {
  const { t } = useTranslation();
  const { locale, reading, title, lead } = text;
  return (
    <main id={CONTENT_ID} lang={locale} className={styles["page"]}>
      <ReaderContext value={isStill ? READERS.still : READERS.live}>
        <article className={styles["article"]}>
          <header className={styles["head"]}>
            <ToChapters reading={reading} />
            <h1 className={styles["title"]}>{title}</h1>
            <p className={styles["lead"]}>{lead}</p>
            {LOCALES.filter((other) => other !== locale).map((other) => (
              <a key={other} href={addressOf(other, reading)} hrefLang={other} lang={other} className={styles["other"]}>
                {t(($) => $.rules.inLanguage[other])}
              </a>
            ))}
          </header>
          <ChapterView text={text} />
          {reading === "index" ? <ChapterList /> : null}
          <NextChapter reading={reading} />
        </article>
        <div className={styles["side"]}>
          <ChapterNav reading={reading} />
        </div>
      </ReaderContext>
    </main>
  );
}
