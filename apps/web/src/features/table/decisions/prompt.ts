import { actorOf, type Legal, type Pulya } from "@trelyazh/preferans";
import { useTranslation } from "react-i18next";
import { useTable } from "../scene/table-context.ts";

/** Returns the line that says whom the others wait for. */
function useWaitingLine(pulya: Pulya | null): string {
  const { t } = useTranslation();
  const { table, you, nameOf } = useTable();
  const deal = pulya?.deal ?? null;
  if (pulya === null || deal === null) return "";
  const actor = table.turn?.actor ?? actorOf(pulya);
  if (actor === null || actor === you) return "";
  const name = nameOf(actor);
  return deal.phase === "play" ? t(($) => $.table.turnOf, { name }) : t(($) => $.table.waitingFor, { name });
}

/** Returns the one line that says what the table waits for. */
export function usePrompt(legal: Legal): string {
  const { t } = useTranslation();
  const { table, you, sending } = useTable();
  const waiting = useWaitingLine(table.pulya);
  if (table.pause !== null) return t(($) => $.table.pause.prompt);
  if (sending) return t(($) => $.table.sending);
  switch (legal.kind) {
    case "call":
      return t(($) => $.table.auction.yours);
    case "order":
    case "discard":
      return t(($) => $.table.order.title);
    case "whist":
      return t(($) => $.table.whist.title);
    case "openness":
      return t(($) => $.table.openness.title);
    case "play":
      return legal.hand === you ? t(($) => $.table.yourTurn) : t(($) => $.table.yourTurnFor);
    case "none":
      return waiting;
  }
}
