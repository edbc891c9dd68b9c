import type { Settings } from "@trelyazh/preferans";
import type { Locale } from "@trelyazh/i18n";
import { use, useCallback, useMemo, useRef, useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import { ChapterList, ChapterNav, NextChapter, ToChapters } from "#features/rulebook/chapter-nav.tsx";
import { ChapterView } from "#features/rulebook/chapter-view.tsx";
import { ReaderContext } from "#features/rulebook/reader.ts";
import { askedRules } from "#lib/rulebook/asked.ts";
import type { Reading } from "#lib/rulebook/chapters.ts";
import { chapterOf } from "#lib/rulebook/rulebook.ts";
import { useChapterLinks } from "#lib/rulebook/use-chapter-links.ts";
import { useLateTexts } from "#lib/use-window-texts.ts";
import { PAPER_PARTS } from "./paper-parts.tsx";
import styles from "./rules-reading.module.css";

/** The rules as they are read over a table: its settings stand where the text depends on them. */
export function RulesReading({ settings }: { readonly settings: Settings }) {
  useLateTexts("conditions");
  const { i18n } = useTranslation();
  const { chapter } = useSyncExternalStore(askedRules.subscribe, askedRules.get);
  const reading = chapter ?? "index";
  const place = useRef<HTMLDivElement>(null);
  const turn = useCallback((to: Reading) => {
    askedRules.set({ chapter: to === "index" ? null : to });
    place.current?.scrollIntoView({ block: "start" });
  }, []);
  useChapterLinks(place, turn);
  const reader = useMemo(() => ({ ...PAPER_PARTS, settings, isStill: false }), [settings]);
  // The texts are in one of the two.
  const text = use(chapterOf(i18n.language as Locale, reading));
  return (
    <ReaderContext value={reader}>
      <div ref={place} className={styles["reading"]}>
        <article key={reading}>
          <ToChapters reading={reading} />
          <h3 className={styles["title"]}>{text.title}</h3>
          <p className={styles["lead"]}>{text.lead}</p>
          <ChapterView text={text} />
          {reading === "index" ? <ChapterList /> : null}
          <NextChapter reading={reading} />
        </article>
        <ChapterNav reading={reading} />
      </div>
    </ReaderContext>
  );
}
