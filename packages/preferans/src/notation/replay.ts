import { dealOf, type DealFault } from "../pulya/deal-of.ts";
import { nextDealer } from "../pulya/dealing.ts";
import { decide } from "../engine/decide.ts";
import type { GameEvent } from "../pulya/events.ts";
import { evolve } from "../engine/evolve.ts";
import { startPulya } from "../pulya/pulya.ts";
import type { DealResult } from "../pulya/score.ts";
import type { Refusal } from "../refusals.ts";
import { sameJson } from "../engine/same-json.ts";
import type { Pulya } from "../pulya/state.ts";
import type { DealRecord, PulyaRecord } from "./record.ts";

/** Where a record leaves the rules; deals and moves count from 0, and the settlement stands behind the last deal. */
export type Breach = { readonly deal: number } & (
  | {
      /** Why the rules refuse a move, to deal (null), or to settle. */
      readonly code: Refusal;
      readonly move: number | null;
    }
  /** These cards are no deal. */
  | { readonly code: "BAD_DEAL"; readonly fault: DealFault }
  /** The deal has come to something else; null if it still goes on. */
  | { readonly code: "WRONG_RESULT"; readonly expected: DealResult | null }
  | { readonly code: "WRONG_SETTLEMENT"; readonly expected: readonly number[] }
);

/** A record that was replayed, or where it leaves the rules. */
export type Replay =
  | { readonly ok: true; readonly pulya: Pulya; readonly events: readonly GameEvent[] }
  | ({ readonly ok: false } & Breach);

interface Run {
  pulya: Pulya;
  readonly events: GameEvent[];
}

/** Runs a command; returns the refusal, or null. */
function run(state: Run, command: unknown): Refusal | null {
  const decision = decide(state.pulya, command);
  if (!decision.ok) return decision.code;
  for (const event of decision.events) {
    state.pulya = evolve(state.pulya, event);
    state.events.push(event);
  }
  return null;
}

function wrongResult({ pulya }: Run, { result }: DealRecord, deal: number): Breach | null {
  if (result === null) return null;
  const expected = pulya.deal?.phase === "finished" ? pulya.deal.result : null;
  return sameJson(expected, result) ? null : { code: "WRONG_RESULT", deal, expected };
}

function replayDeal(state: Run, record: DealRecord, deal: number): Breach | null {
  const { players } = state.pulya.settings;
  const { hands, talon } = record;
  const setUp = dealOf({ players, dealer: nextDealer(state.pulya), hands, talon });
  if (!setUp.ok) {
    const { code, place, index } = setUp;
    return { code: "BAD_DEAL", deal, fault: { code, place, index } };
  }
  const refusal = run(state, { type: "deal", deck: setUp.deck });
  if (refusal !== null) return { code: refusal, deal, move: null };
  for (const [move, wish] of record.moves.entries()) {
    const code = run(state, wish);
    if (code !== null) return { code, deal, move };
  }
  return wrongResult(state, record, deal);
}

/** The pulya ends as written: by its own rules, or because everybody stopped. */
function replayEnd(state: Run, { balances, deals }: PulyaRecord): Breach | null {
  if (balances === null) return null;
  const refusal = state.pulya.settlement === null ? run(state, { type: "stop" }) : null;
  if (refusal !== null) return { code: refusal, deal: deals.length, move: null };
  const expected = state.pulya.settlement?.shown ?? [];
  return sameJson(expected, balances) ? null : { code: "WRONG_SETTLEMENT", deal: deals.length, expected };
}

/** Plays a record by the rules; its deals must be deals, and results and balances written in it must come out. */
export function replayRecord(record: PulyaRecord): Replay {
  const state: Run = { pulya: startPulya(record), events: [] };
  for (const [index, deal] of record.deals.entries()) {
    const fault = replayDeal(state, deal, index);
    if (fault !== null) return { ok: false, ...fault };
  }
  const fault = replayEnd(state, record);
  return fault === null ? { ok: true, ...state } : { ok: false, ...fault };
}
