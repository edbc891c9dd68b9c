import {
  decide,
  evolve,
  partiesOf,
  settlement,
  type Command,
  type PlayDeal,
  type Pulya,
  type Seat,
} from "@trelyazh/preferans";

const TRICKS = 10;

/** Does a command with all that follows; null if the rules refuse it. */
export function after(pulya: Pulya, command: Command): Pulya | null {
  const decision = decide(pulya, command);
  return decision.ok ? decision.events.reduce((state, event) => evolve(state, event), pulya) : null;
}

/** Returns a seat's balance in whists, were the pulya settled as its paper stands. */
export function balanceOf({ sheet, settings }: Pulya, seat: Seat): number {
  const { exact, denominator } = settlement(sheet, settings);
  return (exact[seat] ?? 0) / denominator;
}

/** Returns the pulya with the deal in play written down with these tricks by seat: as if all had agreed on them. */
export function writtenDown(pulya: Pulya, deal: PlayDeal, taken: readonly number[]): Pulya | null {
  const [first, ...others] = partiesOf(pulya, deal);
  const last = others.at(-1);
  if (first === undefined || last === undefined) return null;
  const offer = { seat: first, taken, accepted: others.slice(0, -1) };
  return after({ ...pulya, deal: { ...deal, offer } }, { type: "answerOffer", seat: last, accept: true });
}

/**
 * Returns final tricks by seat if a seat takes so many more; what is left is shared by the other two hands, the next one
 * clockwise before the other.
 */
export function finalTricks(deal: PlayDeal, seat: Seat, more: number): number[] {
  const taken = [...deal.taken];
  taken[seat] = (taken[seat] ?? 0) + more;
  const place = deal.seats.indexOf(seat);
  const others = [1, 2].map((step) => deal.seats[(place + step) % 3] ?? seat);
  const rest = TRICKS - taken.reduce((sum, tricks) => sum + tricks, 0);
  others.forEach((other, index) => (taken[other] = (taken[other] ?? 0) + Math.floor((rest + 1 - index) / 2)));
  return taken;
}
