import { Eye, Undo2 } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Card } from "@trelyazh/preferans";
import { Button } from "#ui/button.tsx";
import { MiniCard } from "#ui/cards/mini-card.tsx";
import { TermsIn } from "#ui/rulebook/terms-in.tsx";
import { LESSON_NAMES, type Beat, type Lesson, type Reason, type Say } from "./lesson.ts";
import styles from "./lesson-panel.module.css";

/** Where a lesson is, as far as it is said. */
export interface SaidPlace {
  readonly at: number;
  readonly beat: Beat;
  readonly mistake: Reason | null;
  readonly tricks: number;
}

interface LessonPanelProps {
  readonly lesson: Lesson;
  readonly place: SaidPlace;
  readonly onNext: () => void;
  readonly onTakeBack: () => void;
  /** Marks what is to be done. */
  readonly onShow: () => void;
  readonly onDone: () => void;
}

/** What was said last: what is watched says nothing of its own. */
function saidAt({ beats }: Lesson, { at, tricks }: SaidPlace): Say | null {
  const said = beats.slice(0, at + 1).findLast((beat) => beat.kind !== "watch");
  if (said === undefined) return null;
  return said.kind === "tell" && tricks > 0 ? (said.sayWithTricks ?? said.say) : said.say;
}

function cardsAt({ beat }: SaidPlace): readonly Card[] {
  return beat.kind === "tell" ? (beat.cards ?? []) : [];
}

/** What a lesson says now, and what can be done about it besides playing. */
export function LessonPanel({ lesson, place, ...presses }: LessonPanelProps) {
  const { t } = useTranslation();
  const { mistake, tricks } = place;
  const said = saidAt(lesson, place);
  const done = place.at / (lesson.beats.length - 1);
  return (
    <aside className={styles["panel"]} aria-label={t(($) => $.lessons.panel)} data-mistake={mistake !== null}>
      <div className={styles["progress"]} aria-hidden="true">
        <span style={{ inlineSize: `${100 * done}%` }} />
      </div>
      <div className={styles["said"]} role="status">
        {/* A new text is a new element, so that it is seen to be one. */}
        <p key={mistake ?? said}>
          <TermsIn>
            {mistake === null
              ? said === null
                ? ""
                : t(($) => $.lessons.says[said], { count: tricks })
              : t(($) => $.lessons.reasons[mistake])}
          </TermsIn>
        </p>
        <Cards cards={cardsAt(place)} />
      </div>
      <div className={styles["presses"]}>
        <Presses lesson={lesson} place={place} {...presses} />
      </div>
    </aside>
  );
}

/** Cards to look at while one reads of them. */
function Cards({ cards }: { readonly cards: readonly Card[] }) {
  if (cards.length === 0) return null;
  return (
    <div className={styles["cards"]}>
      {cards.map((card) => (
        <MiniCard key={card} card={card} shape="card" />
      ))}
    </div>
  );
}

function Presses({ lesson, place, onNext, onTakeBack, onShow, onDone }: LessonPanelProps): ReactNode {
  const { t } = useTranslation();
  const { beat, mistake, at } = place;
  if (mistake !== null) {
    return (
      <Button look="primary" onClick={onTakeBack}>
        <Undo2 size={18} aria-hidden="true" />
        <span>{t(($) => $.lessons.takeBack)}</span>
      </Button>
    );
  }
  if (at === lesson.beats.length - 1) {
    const isLastLesson = lesson.name === LESSON_NAMES.at(-1);
    return (
      <Button look="primary" onClick={onDone}>
        {isLastLesson ? t(($) => $.lessons.toTable) : t(($) => $.lessons.nextLesson)}
      </Button>
    );
  }
  if (beat.kind === "ask") {
    return (
      <Button look="ghost" onClick={onShow}>
        <Eye size={18} aria-hidden="true" />
        <span>{t(($) => $.lessons.show)}</span>
      </Button>
    );
  }
  if (beat.kind === "play" || beat.kind === "watch" || beat.kind === "sheet") return null;
  return (
    <Button look="primary" onClick={onNext}>
      {t(($) => $.lessons.next)}
    </Button>
  );
}
