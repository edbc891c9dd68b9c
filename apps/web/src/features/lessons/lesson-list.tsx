import { Check, Lightbulb } from "lucide-react";
import { useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import { CONTENT_ID } from "#lib/paths.ts";
import { Button } from "#ui/button.tsx";
import { keptProgress, type Progress } from "./kept-progress.ts";
import { LESSON_NAMES, type LessonName } from "./lesson.ts";
import styles from "./lesson-list.module.css";

interface LessonListProps {
  readonly onBegin: (name: LessonName) => void;
  /** To the table that they lead to. */
  readonly onTable: () => void;
}

type Standing = "current" | "done" | "open";

function standingOf({ current, done }: Progress, name: LessonName): Standing {
  if (current?.name === name && current.at > 0) return "current";
  return done.includes(name) ? "done" : "open";
}

/** The lesson to go on with: the one that was begun, or the first that has not been played. */
function nextIn({ current, done }: Progress): LessonName | null {
  if (current !== null && current.at > 0) return current.name;
  return LESSON_NAMES.find((name) => !done.includes(name)) ?? null;
}

interface LessonLineProps {
  readonly name: LessonName;
  readonly standing: Standing;
  readonly isNext: boolean;
  readonly onBegin: () => void;
}

function LessonLine({ name, standing, isNext, onBegin }: LessonLineProps) {
  const { t } = useTranslation();
  const presses = {
    current: t(($) => $.lessons.goOn),
    done: t(($) => $.lessons.again),
    open: t(($) => $.lessons.begin),
  };
  const id = `lesson-${name}`;
  return (
    <li className={styles["line"]} data-standing={standing}>
      <span className={styles["number"]} aria-hidden="true">
        {standing === "done" ? <Check size={20} strokeWidth={2.25} /> : <span>{LESSON_NAMES.indexOf(name) + 1}</span>}
      </span>
      <div className={styles["text"]}>
        <h2 id={id} className="font-display text-xl font-semibold">
          {t(($) => $.lessons.names[name])}
        </h2>
        <p className="leading-relaxed text-ink-soft">{t(($) => $.lessons.about[name])}</p>
        {standing === "done" ? <p className="sr-only">{t(($) => $.lessons.done)}</p> : null}
      </div>
      <Button look={isNext ? "primary" : "quiet"} aria-describedby={id} onClick={onBegin}>
        {presses[standing]}
      </Button>
    </li>
  );
}

/** The lessons, how far one has come, and the table that they lead to. */
export function LessonList({ onBegin, onTable }: LessonListProps) {
  const { t } = useTranslation();
  const progress = useSyncExternalStore(keptProgress.subscribe, keptProgress.get);
  const next = nextIn(progress);
  return (
    <main id={CONTENT_ID} className="mx-auto flex max-w-2xl flex-col gap-7 px-4 pt-8 pb-16 sm:px-6 sm:pt-12">
      <header className="flex flex-col gap-3">
        <h1 className="font-display text-4xl leading-tight font-semibold tracking-tight text-balance">
          {t(($) => $.lessons.title)}
        </h1>
        <p className="text-lg leading-relaxed text-ink-soft">{t(($) => $.lessons.lead)}</p>
      </header>
      <ol className={styles["list"]}>
        {LESSON_NAMES.map((name) => (
          <LessonLine
            key={name}
            name={name}
            standing={standingOf(progress, name)}
            isNext={name === next}
            onBegin={() => onBegin(name)}
          />
        ))}
        <li className={styles["line"]} data-standing="table">
          <span className={styles["number"]} aria-hidden="true">
            <Lightbulb size={20} strokeWidth={1.75} />
          </span>
          <div className={styles["text"]}>
            <h2 className="font-display text-xl font-semibold">{t(($) => $.lessons.table.title)}</h2>
            <p className="leading-relaxed text-ink-soft">{t(($) => $.lessons.table.text)}</p>
          </div>
          <Button look={next === null ? "primary" : "quiet"} onClick={onTable}>
            {t(($) => $.lessons.toTable)}
          </Button>
        </li>
      </ol>
      <p className="text-sm text-ink-soft">{t(($) => $.lessons.kept)}</p>
    </main>
  );
}
