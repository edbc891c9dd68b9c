import type { Card, Deal, FinishedDeal, Game } from "@trelyazh/preferans";
import type { Pause, Table } from "@trelyazh/table";
import { memo, useCallback, useRef, useState, type RefObject } from "react";
import { AuctionPanel } from "../decisions/auction-panel.tsx";
import { ClosedPanel } from "./closed-panel.tsx";
import { ContractBanner } from "./contract-banner.tsx";
import { DealResultPanel } from "../record/deal-result.tsx";
import { DiscardPanel, OpennessPanel, OrderPanel, WhistPanel } from "../decisions/decision-panels.tsx";
import { FirstCards } from "./first-cards.tsx";
import { Opponent } from "./opponent.tsx";
import { completeDiscard, EMPTY_DRAFT, toggleDiscard, type OrderDraft } from "../decisions/order-draft.ts";
import { OwnArea } from "./own-area.tsx";
import { useDecisionFocus } from "../keys/use-decision-focus.ts";
import { useUnfinished } from "#lib/renewal/use-unfinished.ts";
import { trickOnTable } from "../scene/deal-facts.ts";
import { usePlaces } from "../scene/places.ts";
import { PassAhead } from "../decisions/pass-ahead.tsx";
import { PausePanel } from "../decisions/pause-panel.tsx";
import { PlayAsides } from "../decisions/play-asides.tsx";
import { useTable } from "../scene/table-context.ts";
import type { TableScene } from "../scene/table-store.ts";
import { useDeal } from "../scene/use-deal.ts";
import { Talon } from "../cards/talon.tsx";
import { TrickArea } from "../cards/trick-area.tsx";
import { WaitingRoom } from "./waiting-room.tsx";
import styles from "./felt.module.css";

interface DecisionProps {
  readonly draft: OrderDraft;
  readonly onChoose: (game: Game) => void;
}

/** What the viewer has to decide, when it is not a card. */
function Decision({ draft, onChoose }: DecisionProps) {
  const legal = useTable((scene) => scene.legal);
  switch (legal.kind) {
    case "call":
      return <AuctionPanel calls={legal.calls} />;
    case "order":
      return <OrderPanel draft={draft} contracts={legal.contracts} mayConcede={legal.mayConcede} onChoose={onChoose} />;
    case "discard":
      return <DiscardPanel draft={draft} />;
    case "whist":
      return <WhistPanel answers={legal.answers} />;
    case "openness":
      return <OpennessPanel />;
    case "play":
    case "none":
      return null;
  }
}

/** What lies in the middle: a trick, or the talon until it is in declarer's hand and nothing more is said of it. */
function lyingIn(deal: Deal): "talon" | "trick" | null {
  if (deal.phase === "auction" || deal.phase === "order") return "talon";
  return trickOnTable(deal) === null ? null : "trick";
}

function Lying() {
  const lying = useDeal(lyingIn);
  const talon = useDeal((deal) => deal.talon) ?? [];
  if (lying === null) return null;
  return <div className={styles["spot"]}>{lying === "talon" ? <Talon cards={talon} /> : <TrickArea />}</div>;
}

/** A decision that has a panel needs the room of the cards; declarer has those of the talon in the hand. */
function DealMiddle(props: DecisionProps) {
  const kind = useTable(({ legal }) => legal.kind);
  const isPlay = useDeal(({ phase }) => phase === "play");
  const panelled = kind !== "none" && kind !== "play";
  return (
    <>
      <div className={styles["centre"]}>
        {panelled ? null : (
          <>
            <ContractBanner />
            <Lying />
          </>
        )}
      </div>
      <div className={styles["aside"]} data-decision>
        <Decision {...props} />
        <PassAhead />
        {isPlay === true ? <PlayAsides /> : null}
      </div>
    </>
  );
}

/** A table that was closed before its pulya was over. */
function isClosed({ status, pulya }: Table): boolean {
  return status === "finished" && (pulya === null || pulya.settlement === null);
}

type Middling = "waiting" | "closed" | "nothing" | "deal" | Pause | FinishedDeal;

/** Returns what there is to see in the middle of the table. */
function middleOf({ table }: TableScene): Middling {
  if (table.status === "waiting") return "waiting";
  if (isClosed(table)) return "closed";
  if (table.pause !== null) return table.pause;
  const deal = table.pulya?.deal ?? null;
  if (deal === null) return "nothing";
  return deal.phase === "finished" ? deal : "deal";
}

/** What there is to see between two deals, and while none is played. */
function BetweenDeals({ middle }: { readonly middle: Exclude<Middling, "deal"> }) {
  switch (middle) {
    case "waiting":
      return <WaitingRoom />;
    case "closed":
      return <ClosedPanel />;
    case "nothing":
      return <FirstCards />;
    default:
      return "phase" in middle ? <DealResultPanel deal={middle} /> : <PausePanel pause={middle} />;
  }
}

function Middle(props: DecisionProps) {
  const middle = useTable(middleOf);
  if (middle === "deal") return <DealMiddle {...props} />;
  // A pause keeps the cards on the felt, as a decision does.
  const isPause = typeof middle === "object" && "since" in middle;
  return (
    <div className={isPause ? styles["aside"] : styles["centre"]}>
      <BetweenDeals middle={middle} />
    </div>
  );
}

/** A draft belongs to the decision that it prepares; the next decision begins with an empty one. */
interface KeyedDraft {
  readonly turn: number | null;
  readonly draft: OrderDraft;
}

function useOrderDraft() {
  const turn = useTable(({ table, legal }) =>
    legal.kind === "order" || legal.kind === "discard" ? (table.turn?.number ?? null) : null,
  );
  const [kept, setKept] = useState<KeyedDraft>({ turn, draft: EMPTY_DRAFT });
  const change = useCallback(
    (part: (draft: OrderDraft) => OrderDraft) =>
      setKept((before) => ({ turn, draft: part(before.turn === turn ? before.draft : EMPTY_DRAFT) })),
    [turn],
  );
  const current = kept.turn === turn ? kept.draft : EMPTY_DRAFT;
  useUnfinished(current !== EMPTY_DRAFT);
  return {
    draft: current,
    choose: useCallback((contract: Game) => change((draft) => ({ ...draft, contract })), [change]),
    toggle: useCallback((card: Card) => change((draft) => toggleDiscard(draft, card)), [change]),
  };
}

/** The cloth with everything on it, seen from the viewer's chair. */
interface FocusProps {
  readonly felt: RefObject<HTMLElement | null>;
  readonly isReady: boolean;
}

/** Follows every turn; the felt around it is not rendered for that. */
function DecisionFocus({ felt, isReady }: FocusProps) {
  useDecisionFocus(felt, isReady);
  return null;
}

export const Felt = memo(function Felt() {
  const { you, isPaused } = useTable((scene) => ({ you: scene.you, isPaused: scene.table.pause !== null }));
  const { draft, choose, toggle } = useOrderDraft();
  const felt = useRef<HTMLDivElement>(null);
  const places = [...usePlaces()];
  const across = places.find(([, place]) => place === "top")?.[0];
  return (
    <div ref={felt} className={styles["felt"]} data-paused={isPaused}>
      <div className={styles["ground"]}>
        {places.map(([seat, place]) =>
          place === "left" || place === "right" ? <Opponent key={place} seat={seat} place={place} /> : null,
        )}
        <div className={styles["middle"]}>
          {across === undefined ? null : <Opponent seat={across} place="top" />}
          <Middle draft={draft} onChoose={choose} />
        </div>
        {you === null ? (
          <Opponent seat={0} place="bottom" />
        ) : (
          <OwnArea seat={you} picked={draft.discard} onToggleDiscard={toggle} onContract={choose} />
        )}
      </div>
      <DecisionFocus felt={felt} isReady={draft.contract !== null && completeDiscard(draft) !== null} />
    </div>
  );
});
