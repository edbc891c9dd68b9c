import { defendersOf, type Card, type Seat } from "@trelyazh/preferans";
import { cardName } from "@trelyazh/i18n";
import type { PlanChange } from "@trelyazh/table";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Segmented } from "#ui/settings/segmented.tsx";
import { useNames, useTable } from "../scene/table-context.ts";
import { usePlay } from "../scene/use-deal.ts";
import { planHands } from "./plan-cards.ts";
import { PlanHand } from "./plan-hand.tsx";
import { PlanSteps } from "./plan-steps.tsx";
import styles from "./plan-board.module.css";

/** What a tap does: the next step of the plan, or one end of an arrow. */
type Mode = "order" | "arrow";

interface PlanBoardProps {
  readonly onChange: (change: PlanChange) => void;
}

/** What a tap on a card changes: its place in the order, or where an arrow goes that began with another card. */
function usePlanning(onChange: (change: PlanChange) => void) {
  const steps = useTable(({ plan }) => plan);
  const [mode, setMode] = useState<Mode>("order");
  const [from, setFrom] = useState<Card | null>(null);
  const mark = (card: Card, to: Card | null) => onChange({ type: "mark", card, to });
  const order = (card: Card) =>
    steps.some((step) => step.card === card) ? onChange({ type: "unmark", card }) : mark(card, null);
  const aim = (card: Card) => {
    if (from !== null && from !== card) mark(from, card);
    setFrom(from === null ? card : null);
  };
  return {
    mode,
    from,
    tap: mode === "order" ? order : aim,
    changeMode: (next: Mode) => {
      setMode(next);
      setFrom(null);
    },
  };
}

/** The catcher with whom the viewer plans; they sit apart, so there is one. */
function usePartner(): Seat | null {
  const you = useTable((scene) => scene.you);
  return usePlay(({ undertaking, seats }) =>
    undertaking.kind === "misere"
      ? (defendersOf(seats, undertaking.declarer).find((seat) => seat !== you) ?? null)
      : null,
  );
}

/** What the plan is for, and who sees it. */
function Purpose() {
  const { t } = useTranslation();
  const nameOf = useNames();
  const partner = usePartner();
  return (
    <p className="text-sm text-ink-soft">
      <span>{t(($) => $.table.catching.purpose)}</span>{" "}
      {partner === null ? null : <span>{t(($) => $.table.catching.secret, { name: nameOf(partner) })}</span>}
    </p>
  );
}

interface TapsProps {
  readonly mode: Mode;
  readonly from: Card | null;
  readonly onChange: (mode: Mode) => void;
}

/** What a tap does, and what is to be tapped next. */
function Taps({ mode, from, onChange }: TapsProps) {
  const { t } = useTranslation();
  const modes = (["order", "arrow"] as const).map((value) => ({ value, label: t(($) => $.table.catching[value]) }));
  const hint = { order: "orderHint", arrow: from === null ? "arrowFrom" : "arrowTo" } as const;
  return (
    <>
      <Segmented label={t(($) => $.table.catching.plan)} value={mode} options={modes} onChange={onChange} />
      <p role="status" className="text-sm">
        {t(($) => $.table.catching[hint[mode]], { card: from === null ? "" : cardName(t, from) })}
      </p>
    </>
  );
}

/** The cards that are left, to be tapped. */
function Cards({ from, onTap }: { readonly from: Card | null; readonly onTap: (card: Card) => void }) {
  const { t } = useTranslation();
  const nameOf = useNames();
  const you = useTable((scene) => scene.you);
  const deal = usePlay((played) => played);
  const labelOf = (seat: Seat | null) => {
    if (seat === null) return t(($) => $.table.catching.unseen);
    return seat === you ? t(($) => $.table.yourCards) : t(($) => $.table.cardsOf, { name: nameOf(seat) });
  };
  return (
    <div className="flex flex-col gap-3">
      {(deal === null ? [] : planHands(deal)).map(({ seat, cards }) => (
        <PlanHand key={seat} label={labelOf(seat)} cards={cards} from={from} onTap={onTap} />
      ))}
    </div>
  );
}

/** All cards that are left, and the plan that has come of them. */
export function PlanBoard({ onChange }: PlanBoardProps) {
  const { mode, from, tap, changeMode } = usePlanning(onChange);
  return (
    <div className={styles["board"]}>
      <div className={styles["words"]}>
        <Purpose />
        <Taps mode={mode} from={from} onChange={changeMode} />
      </div>
      <Cards from={from} onTap={tap} />
      <div className={styles["steps"]}>
        <PlanSteps onRemove={(card) => onChange({ type: "unmark", card })} />
      </div>
    </div>
  );
}
