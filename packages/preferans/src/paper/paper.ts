import { at } from "../at.ts";
import type { ScoreEntry, ScoreReason, Sheet } from "../pulya/score.ts";
import { nextPerson, personsAt, type Seat } from "../seats.ts";
import type { Settings } from "../settings/settings.ts";

/** A mountain point is always worth ten whists (SETTLE2). */
export const MOUNTAIN_POINT_VALUE = 10;

interface Line {
  readonly seat: Seat;
  readonly amount: number;
  readonly reason: ScoreReason;
}

/** A sheet, and on what it is played. */
interface Written {
  readonly sheet: Sheet;
  readonly settings: Settings;
}

/** Lines being written for one deal. Pools and mountains run along, because closing and aid depend on them. */
export interface Paper {
  readonly settings: Settings;
  readonly deal: number;
  /** How often the game of this deal counts: twice where its player has a bomb (PASS17). */
  readonly bombFactor: 1 | 2;
  readonly pool: number[];
  readonly mountain: number[];
  readonly entries: ScoreEntry[];
}

/** Returns a paper on which a deal's lines are to be written, with what stands on the sheet of before. */
export function openPaper(
  { sheet, settings }: Written,
  { deal, bombFactor }: Pick<Paper, "deal" | "bombFactor">,
): Paper {
  return { settings, deal, bombFactor, pool: [...sheet.pool], mountain: [...sheet.mountain], entries: [] };
}

/** What a game or misère of that usual value is worth in this deal (SCORE18, PASS17). */
export const worth = ({ settings, bombFactor }: Pick<Paper, "settings" | "bombFactor">, value: number): number =>
  value * (settings.fourfoldValues ? 4 : 1) * bombFactor;

/** Writes into a mountain; a negative amount takes off. Nothing is written for zero. */
export function writeMountain(paper: Paper, { seat, amount, reason }: Line): void {
  if (amount === 0) return;
  paper.mountain[seat] = at(paper.mountain, seat) + amount;
  paper.entries.push({ column: "mountain", deal: paper.deal, seat, amount, reason });
}

/** Writes whists of `seat` on another. Nothing is written for zero. */
export function writeWhists(paper: Paper, { seat, amount, reason, on }: Line & { readonly on: Seat }): void {
  if (amount === 0) return;
  paper.entries.push({ column: "whists", deal: paper.deal, seat, on, amount, reason });
}

function writeRawPool(paper: Paper, { seat, amount, reason }: Line): void {
  if (amount === 0) return;
  paper.pool[seat] = at(paper.pool, seat) + amount;
  paper.entries.push({ column: "pool", deal: paper.deal, seat, amount, reason });
}

/** The open pool that is fullest, clockwise from the helper on a tie; null if all are closed (CLOSE2). */
function poolToHelp({ settings, pool }: Paper, helper: Seat, target: number): Seat | null {
  let best: Seat | null = null;
  const others = personsAt(settings.players).length - 1;
  for (let step = 0, seat = nextPerson(settings.players, helper); step < others; step += 1) {
    const room = at(pool, seat) < target;
    if (room && (best === null || at(pool, seat) > at(pool, best))) best = seat;
    seat = nextPerson(settings.players, seat);
  }
  return best;
}

/** Gives away what a full pool has no room for; returns what nobody needs either. */
function giveAid(paper: Paper, helper: Seat, { surplus, target }: { surplus: number; target: number }): number {
  let left = surplus;
  while (left > 0) {
    const helped = poolToHelp(paper, helper, target);
    if (helped === null) return left;
    const amount = Math.min(left, target - at(paper.pool, helped));
    writeRawPool(paper, { seat: helped, amount, reason: "aid" });
    const whists = amount * paper.settings.poolPointValue;
    writeWhists(paper, { seat: helper, on: helped, amount: whists, reason: "aid" });
    left -= amount;
  }
  return left;
}

/** Mountain points that one pool point is worth. */
export const exchangeRate = (settings: Settings): number => settings.poolPointValue / MOUNTAIN_POINT_VALUE;

/** With the option on, a made game first pays its player's mountain down (CLOSE6); returns the rest. */
function payDown(paper: Paper, { seat, amount, reason }: Line): number {
  const made = reason === "contractMade" || reason === "misereMade";
  if (!paper.settings.mountainPaidDown || !made) return amount;
  const rate = exchangeRate(paper.settings);
  const paid = Math.min(Math.max(at(paper.mountain, seat), 0), amount * rate);
  writeMountain(paper, { seat, amount: -paid, reason: "paidDown" });
  return amount - paid / rate;
}

/** Writes into a pool; what a closed pool has no room for becomes aid or comes off the own mountain (CLOSE2, CLOSE3). */
export function writePool(paper: Paper, line: Line): void {
  const { seat, reason } = line;
  const { closeBy } = paper.settings;
  const amount = payDown(paper, line);
  if (closeBy.kind !== "each") {
    writeRawPool(paper, { seat, amount, reason });
    return;
  }
  const own = Math.min(amount, Math.max(0, closeBy.target - at(paper.pool, seat)));
  writeRawPool(paper, { seat, amount: own, reason });
  const surplus = amount - own;
  const left = closeBy.aid ? giveAid(paper, seat, { surplus, target: closeBy.target }) : surplus;
  writeMountain(paper, { seat, amount: -left * exchangeRate(paper.settings), reason: "surplus" });
}
