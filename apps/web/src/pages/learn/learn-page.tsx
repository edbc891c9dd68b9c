import { useState } from "react";
import { useTranslation } from "react-i18next";
import { keepPlace, keptProgress } from "#features/lessons/kept-progress.ts";
import { LESSON_NAMES, type LessonName } from "#features/lessons/lesson.ts";
import { LessonList } from "#features/lessons/lesson-list.tsx";
import { LESSONS } from "#features/lessons/lessons.ts";
import { AppHeader } from "#features/shell/app-header.tsx";
import { hintsPreference } from "#lib/preferences/play.ts";
import { LessonRoom } from "./lesson-room.tsx";
import { RealTable } from "./real-table.tsx";

type Shown = { readonly kind: "list" | "table" } | { readonly kind: "lesson"; readonly name: LessonName };

/** A first evening: the lessons one after the other, and then a table. */
export function LearnPage() {
  const { t } = useTranslation();
  const [shown, setShown] = useState<Shown>({ kind: "list" });
  // Each time that a lesson begins is another one.
  const [times, setTimes] = useState(0);
  const show = (next: Shown) => {
    setShown(next);
    setTimes(times + 1);
  };
  const begin = (name: LessonName) => show({ kind: "lesson", name });
  const restart = (name: LessonName) => {
    keepPlace(name, { at: 0, moves: LESSONS[name].before });
    begin(name);
  };
  const toList = () => show({ kind: "list" });
  const toTable = () => {
    hintsPreference.set("always");
    show({ kind: "table" });
  };
  if (shown.kind === "table") return <RealTable onLeave={toList} />;
  if (shown.kind === "lesson") {
    const following = LESSON_NAMES[LESSON_NAMES.indexOf(shown.name) + 1];
    return (
      <LessonRoom
        key={times}
        name={shown.name}
        onDone={() => (following === undefined ? toTable() : begin(following))}
        onList={toList}
        onRestart={() => restart(shown.name)}
      />
    );
  }
  return (
    <>
      <title>{`${t(($) => $.lessons.title)} · ${t(($) => $.common.club)}`}</title>
      <AppHeader />
      <LessonList
        onBegin={(name) => (keptProgress.get().current?.name === name ? begin(name) : restart(name))}
        onTable={toTable}
      />
    </>
  );
}
