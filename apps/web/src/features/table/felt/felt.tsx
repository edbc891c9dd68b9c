import { legal as legalFor, type Card, type Deal, type Game, type Legal } from "@trelyazh/preferans";
import { hasTurn } from "@trelyazh/table";
import { useState } from "react";
import { AuctionPanel } from "../decisions/auction-panel.tsx";
import { ClosedPanel } from "./closed-panel.tsx";
import { ContractBanner } from "./contract-banner.tsx";
import { DealResultPanel } from "../record/deal-result.tsx";
import { DiscardPanel, OpennessPanel, OrderPanel, WhistPanel } from "../decisions/decision-panels.tsx";
import { Opponent } from "./opponent.tsx";
import { EMPTY_DRAFT, toggleDiscard, type OrderDraft } from "../decisions/order-draft.ts";
import { OwnArea } from "./own-area.tsx";
import { placesFor } from "../scene/places.ts";
import { PausePanel } from "../decisions/pause-panel.tsx";
import { PlayAsides } from "../decisions/play-asides.tsx";
import { usePrompt } from "../decisions/prompt.ts";
import { useTable } from "../scene/table-context.ts";
import { Talon } from "../cards/talon.tsx";
import { TrickArea } from "../cards/trick-area.tsx";
import { WaitingRoom, type WaitingActions } from "./waiting-room.tsx";
import styles from "./felt.module.css";

const NOTHING_LEGAL: Legal = { kind: "none" };

interface DecisionProps {
  readonly deal: Deal;
  readonly legal: Legal;
  readonly draft: OrderDraft;
  readonly onChoose: (game: Game) => void;
}

/** What the viewer has to decide, when it is not a card. */
function Decision({ deal, legal, draft, onChoose }: DecisionProps) {
  switch (legal.kind) {
    case "call":
      return <AuctionPanel calls={legal.calls} />;
    case "order":
      return <OrderPanel draft={draft} contracts={legal.contracts} mayConcede={legal.mayConcede} onChoose={onChoose} />;
    case "discard":
      return <DiscardPanel draft={draft} />;
    case "whist":
      return deal.phase === "whist" ? (
        <WhistPanel answers={legal.answers} declarer={deal.declarer} contract={deal.contract} />
      ) : null;
    case "openness":
      return <OpennessPanel />;
    case "play":
    case "none":
      return null;
  }
}

/** The talon lies in sight during the auction and while declarer discards. */
function Lying({ deal }: { readonly deal: Deal }) {
  if (deal.phase === "auction" || deal.phase === "order") return <Talon cards={deal.talon} />;
  return <TrickArea deal={deal} />;
}

interface MiddleProps extends DecisionProps {
  readonly waiting: WaitingActions;
}

function DealMiddle(props: DecisionProps) {
  const { deal, legal } = props;
  if (deal.phase === "finished") return <DealResultPanel deal={deal} />;
  const panelled = legal.kind !== "none" && legal.kind !== "play";
  return (
    <>
      {legal.kind === "order" ? null : <ContractBanner deal={deal} />}
      {panelled && legal.kind !== "discard" && legal.kind !== "whist" ? null : <Lying deal={deal} />}
      <Decision {...props} />
      {deal.phase === "play" ? <PlayAsides deal={deal} /> : null}
    </>
  );
}

function Middle({ waiting, ...props }: Omit<MiddleProps, "deal"> & { readonly deal: Deal | null }) {
  const { table } = useTable();
  if (table.status === "waiting") return <WaitingRoom actions={waiting} />;
  if (table.status === "finished" && (table.pulya === null || table.pulya.settlement === null)) return <ClosedPanel />;
  if (table.pause !== null) return <PausePanel pause={table.pause} />;
  return props.deal === null ? null : <DealMiddle {...props} deal={props.deal} />;
}

/** A draft belongs to the decision that it prepares; the next decision begins with an empty one. */
interface KeyedDraft {
  readonly turn: number | null;
  readonly draft: OrderDraft;
}

function useOrderDraft(turn: number | null) {
  const [kept, setKept] = useState<KeyedDraft>({ turn, draft: EMPTY_DRAFT });
  const draft = kept.turn === turn ? kept.draft : EMPTY_DRAFT;
  return {
    draft,
    choose: (contract: Game) => setKept({ turn, draft: { ...draft, contract } }),
    toggle: (card: Card) => setKept({ turn, draft: toggleDiscard(draft, card) }),
  };
}

/** What the viewer may do now. Between the events of one command it is nobody's turn, whatever the cards say. */
function useLegal(): Legal {
  const { table, you } = useTable();
  const { pulya } = table;
  return pulya !== null && you !== null && hasTurn(table, you) ? legalFor(pulya, you) : NOTHING_LEGAL;
}

/** The cloth with everything on it, seen from the viewer's chair. */
export function Felt({ waiting }: { readonly waiting: WaitingActions }) {
  const { table, you } = useTable();
  const { pulya } = table;
  const legal = useLegal();
  const { draft, choose, toggle } = useOrderDraft(table.turn?.number ?? null);
  const prompt = usePrompt(legal);
  const opponents = [...placesFor(you, table.settings.players)].filter(([, place]) => place !== "bottom");
  return (
    <div className={styles["felt"]} data-paused={table.pause !== null}>
      {opponents.map(([seat, place]) => (
        <Opponent key={place} seat={seat} place={place} legal={legal} />
      ))}
      <div className={styles["middle"]}>
        <Middle deal={pulya?.deal ?? null} legal={legal} draft={draft} onChoose={choose} waiting={waiting} />
      </div>
      {you === null ? (
        <Opponent seat={0} place="bottom" legal={legal} />
      ) : (
        <OwnArea seat={you} legal={legal} picked={draft.discard} onToggleDiscard={toggle} prompt={prompt} />
      )}
    </div>
  );
}
