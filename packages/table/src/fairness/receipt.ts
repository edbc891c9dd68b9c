import { handsOfDeal, type Card, type RevealedDeal, type Seat } from "@trelyazh/preferans";
import type { TableEnvelope } from "../state/events.ts";
import { drawingAfter } from "../state/drawing.ts";
import type { DrawnDeal } from "../state/pledges.ts";
import type { Table } from "../state/table.ts";

/** A deal that is over: all that it takes to check it, or what was dealt where nothing was pledged. */
export interface DealtDeal {
  readonly number: number;
  /** Who held the hands, in speaking order. */
  readonly seats: readonly Seat[];
  /** In speaking order, as dealt. */
  readonly hands: readonly (readonly Card[])[];
  readonly talon: readonly Card[];
  /** Null where it cannot be checked. */
  readonly proof: RevealedDeal | null;
}

/**
 * Returns the deals of a record that are over, as they were told (FAIR5); one of which the beginning is missing is left out.
 * The record may begin after what was pledged for its first deal: of the latest one the table knows that too.
 */
export function dealtDealsIn(
  record: readonly TableEnvelope[],
  { settings: { players }, drawn }: Pick<Table, "settings" | "drawn">,
): readonly DealtDeal[] {
  const deals: DealtDeal[] = [];
  let drawing: Pick<Table, "pledge" | "drawn"> = {};
  let dealt: { readonly number: number; readonly seats: readonly Seat[] } | null = null;
  for (const envelope of record) {
    drawing = drawingAfter(drawing, envelope);
    const event = envelope.event.type === "game" ? envelope.event.event : null;
    if (event?.type === "dealt") dealt = { number: event.number, seats: handsOfDeal(players, event.dealer) };
    if (event?.type !== "dealScored" || dealt === null) continue;
    const cards = { hands: dealt.seats.map((seat) => event.hands[seat] ?? []), talon: event.talon };
    deals.push({
      ...dealt,
      ...cards,
      proof: proofOf(dealt.number, drawing.drawn, cards) ?? proofOf(dealt.number, drawn, cards),
    });
  }
  return deals;
}

function proofOf(
  number: number,
  drawn: DrawnDeal | undefined,
  cards: Pick<DealtDeal, "hands" | "talon">,
): RevealedDeal | null {
  if (drawn?.seed === undefined || drawn.deal !== number) return null;
  const { version, commitment, nonces: clientNonces, seed: serverSeed } = drawn;
  return { version, commitment, clientNonces, serverSeed, dealNumber: number, ...cards };
}

/**
 * Returns the deals of a table as one text that can be kept, and checked by anybody without the club; docs/fairness.md says
 * what its lines are.
 */
export function printReceipt(tableId: string, deals: readonly DealtDeal[]): string {
  return `${["trelyazh receipt 1", `table ${tableId}`, ...deals.flatMap(linesOf)].join("\n")}\n`;
}

function linesOf({ number, seats, hands, talon, proof }: DealtDeal): readonly string[] {
  const cards = [
    ...hands.map((hand, index) => `hand ${(seats[index] ?? 0) + 1} ${hand.join(" ")}`),
    `talon ${talon.join(" ")}`,
  ];
  if (proof === null) return ["", `deal ${number} unpledged`, ...cards];
  return [
    "",
    `deal ${number} version ${proof.version}`,
    `commitment ${proof.commitment}`,
    ...proof.clientNonces.map((nonce, seat) => `nonce ${seat + 1} ${nonce === "" ? "-" : nonce}`),
    `seed ${proof.serverSeed}`,
    ...cards,
  ];
}
