import { errorText } from "@trelyazh/i18n";
import { List, RotateCcw } from "lucide-react";
import { lazy, useEffect, useEffectEvent, useMemo, useState, useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import { keptProgress } from "#features/lessons/kept-progress.ts";
import { LESSON_NAMES, type LessonName } from "#features/lessons/lesson.ts";
import { LessonPanel } from "#features/lessons/lesson-panel.tsx";
import { LESSONS } from "#features/lessons/lessons.ts";
import { TableTools } from "#features/shell/table-tools.tsx";
import { TableContext } from "#features/table/scene/table-context.ts";
import { TableScreen } from "#features/table/table-screen.tsx";
import { notify } from "#lib/toasts.ts";
import { RulesOverTable } from "#pages/rules/rules-over-table.tsx";
import { DealAnalysis, useAnalyse } from "#pages/table/deal-analysis.tsx";
import { IconButton } from "#ui/icon-button.tsx";
import { LessonSession } from "./lesson-session.ts";
import { WholePaper } from "./whole-paper.tsx";

const TableSettings = lazy(async () => ({
  default: (await import("#features/table/settings/table-settings.tsx")).TableSettings,
}));

interface Exits {
  /** The lesson is over; another one follows, or a real table. */
  readonly onDone: () => void;
  readonly onList: () => void;
  readonly onRestart: () => void;
}

interface LessonRoomProps extends Exits {
  readonly name: LessonName;
}

/** Plays a lesson for as long as the component is shown. */
function useLesson(name: LessonName) {
  const { t } = useTranslation();
  const [session] = useState(() => {
    const { current } = keptProgress.get();
    const playerName = t(($) => $.practice.you);
    return new LessonSession({ lesson: LESSONS[name], playerName, kept: current?.name === name ? current : undefined });
  });
  const onRefused = useEffectEvent<Parameters<LessonSession["run"]>[0]>((code) => notify(errorText(t, code)));
  useEffect(() => session.run((code) => onRefused(code)), [session]);
  return { session, place: useSyncExternalStore(session.subscribe, session.place) };
}

/** A table of the browser's own with a lesson beside it. */
export function LessonRoom({ name, onDone, onList, onRestart }: LessonRoomProps) {
  const { t } = useTranslation();
  const { session, place } = useLesson(name);
  const { store, actions } = session;
  const analyse = useAnalyse();
  const room = useMemo(() => ({ store, actions: { ...actions, analyse } }), [store, actions, analyse]);
  const number = LESSON_NAMES.indexOf(name) + 1;
  const title = t(($) => $.lessons.names[name]);
  const step = t(($) => $.lessons.step, { number, count: LESSON_NAMES.length });
  const heading = <title>{`${title} · ${t(($) => $.common.club)}`}</title>;
  if (place.beat.kind === "sheet") {
    return (
      <TableContext value={room}>
        {heading}
        <WholePaper onNext={session.next} />
      </TableContext>
    );
  }
  return (
    <TableContext value={room}>
      {heading}
      <TableScreen isTaught>
        <TableTools title={title} subtitle={<span>{step}</span>} settings={<TableSettings />}>
          <IconButton label={t(($) => $.lessons.restart)} onClick={onRestart}>
            <RotateCcw size={20} strokeWidth={1.75} aria-hidden="true" />
          </IconButton>
          <IconButton label={t(($) => $.lessons.toList)} onClick={onList}>
            <List size={22} strokeWidth={1.75} aria-hidden="true" />
          </IconButton>
        </TableTools>
        <LessonPanel
          lesson={LESSONS[name]}
          place={place}
          onNext={session.next}
          onTakeBack={session.takeBack}
          onShow={session.show}
          onDone={onDone}
        />
        <DealAnalysis />
        <RulesOverTable />
      </TableScreen>
    </TableContext>
  );
}
