import type { Locale } from "@trelyazh/i18n";
import { useTranslation } from "react-i18next";
import { addressOf } from "#lib/rulebook/address.ts";
import { CHAPTERS, READINGS, type Reading } from "#lib/rulebook/chapters.ts";
import styles from "./chapter-nav.module.css";

interface ChapterNavProps {
  /** What is being read. */
  readonly reading: Reading;
}

interface ChapterLinkProps {
  readonly reading: Reading;
  readonly isCurrent?: boolean;
  readonly className?: string | undefined;
}

function useTitle(): (reading: Reading) => string {
  const { t } = useTranslation();
  return (reading) => (reading === "index" ? t(($) => $.rules.title) : t(($) => $.rules.chapters[reading]));
}

/** Leads to a chapter: an address of its own on a page; over a table the window turns to it (`data-chapter`). */
function ChapterLink({ reading, isCurrent = false, className }: ChapterLinkProps) {
  const { i18n } = useTranslation();
  const titleOf = useTitle();
  return (
    <a
      // The texts are in one of the two.
      href={addressOf(i18n.language as Locale, reading)}
      data-chapter={reading}
      aria-current={isCurrent ? "page" : undefined}
      className={className}
    >
      {titleOf(reading)}
    </a>
  );
}

/** All chapters, beside what is read or below it. */
export function ChapterNav({ reading }: ChapterNavProps) {
  const { t } = useTranslation();
  return (
    <nav aria-label={t(($) => $.rules.contents)} className={styles["nav"]}>
      <ol className={styles["list"]}>
        {READINGS.map((each) => (
          <li key={each}>
            <ChapterLink reading={each} isCurrent={each === reading} className={styles["link"]} />
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** Above a chapter: the way back to all of them. */
export function ToChapters({ reading }: ChapterNavProps) {
  return reading === "index" ? null : <ChapterLink reading="index" className={styles["back"]} />;
}

/** The chapter after, below what is read. */
export function NextChapter({ reading }: ChapterNavProps) {
  const { t } = useTranslation();
  const next = READINGS[READINGS.indexOf(reading) + 1];
  if (next === undefined) return null;
  return (
    <p className={styles["next"]}>
      <span>{t(($) => $.rules.next)}</span> <ChapterLink reading={next} className={styles["next-link"]} />
    </p>
  );
}

/** The chapters on the page that leads to them, each with what it is about. */
export function ChapterList() {
  const { t } = useTranslation();
  return (
    <ol className={styles["contents"]}>
      {CHAPTERS.map((each) => (
        <li key={each}>
          <ChapterLink reading={each} className={styles["content-link"]} />
          <p>{t(($) => $.rules.about[each])}</p>
        </li>
      ))}
    </ol>
  );
}
