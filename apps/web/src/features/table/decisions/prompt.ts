import { actorOf, type Seat } from "@trelyazh/preferans";
import { callName, cardName } from "@trelyazh/i18n";
import { useTranslation } from "react-i18next";
import { useLasts } from "#lib/use-lasts.ts";
import { useMoveByItself } from "../commands/use-moves-by-themselves.ts";
import { useDeal } from "../scene/use-deal.ts";
import { useNames, useTable } from "../scene/table-context.ts";
import type { TableScene } from "../scene/table-store.ts";

/** A move that has had no answer for so long is still being sent. */
const LATE_MS = 2000;

/** Returns whom the others wait for; null when it is nobody, or the viewer. */
function othersTurn({ table, you }: TableScene): Seat | null {
  const { pulya, turn } = table;
  if (pulya === null || pulya.deal === null) return null;
  const actor = turn?.actor ?? actorOf(pulya);
  return actor === you ? null : actor;
}

/** Returns the line that says whom the others wait for. */
function useWaitingLine(): string {
  const { t } = useTranslation();
  const nameOf = useNames();
  const actor = useTable(othersTurn);
  const isPlay = useDeal(({ phase }) => phase === "play");
  if (actor === null) return "";
  const name = nameOf(actor);
  return isPlay === true ? t(($) => $.table.turnOf, { name }) : t(($) => $.table.waitingFor, { name });
}

/** Returns the line that says what the viewer has chosen before their turn; null when nothing is. */
function useAheadLine(): string | null {
  const { t } = useTranslation();
  const wish = useTable(({ ahead }) => ahead?.wish ?? null);
  if (wish === null) return null;
  const move = wish.type === "call" ? callName(t, wish.call) : cardName(t, wish.card);
  return t(($) => $.table.ahead.prompt, { move });
}

/** Returns how to tell the viewer that a card is asked for, by the hand that it comes from. */
function useYourTurn(): (hand: Seat) => string {
  const { t } = useTranslation();
  const you = useTable((scene) => scene.you);
  const isForDummy = useTable(({ table, legal }) => legal.kind === "play" && table.seats[legal.hand] === undefined);
  return (hand) => {
    if (hand === you) return t(($) => $.table.yourTurn);
    return isForDummy ? t(($) => $.table.yourTurnForDummy) : t(($) => $.table.yourTurnFor);
  };
}

/** Returns the one line that says what the table waits for. */
export function usePrompt(): string {
  const { t } = useTranslation();
  const waiting = useWaitingLine();
  const yourTurn = useYourTurn();
  const { isPaused, sending, legal } = useTable((scene) => ({
    isPaused: scene.table.pause !== null,
    sending: scene.sending,
    legal: scene.legal,
  }));
  const ahead = useAheadLine();
  const isByItself = useMoveByItself() !== null;
  const isLate = useLasts(sending, LATE_MS);
  if (isPaused) return t(($) => $.table.pause.prompt);
  if (sending) return isLate ? t(($) => $.line.stillSending) : t(($) => $.table.sending);
  if (ahead !== null) return ahead;
  if (isByItself) return t(($) => $.table.ahead.byItself);
  switch (legal.kind) {
    case "call":
      return t(($) => $.table.auction.yours);
    case "order":
      return t(($) => $.table.order.title);
    case "discard":
      return t(($) => $.table.order.misereTitle);
    case "whist":
      return t(($) => $.table.whist.title);
    case "openness":
      return t(($) => $.table.openness.title);
    case "play":
      return yourTurn(legal.hand);
    case "none":
      return waiting;
  }
}
