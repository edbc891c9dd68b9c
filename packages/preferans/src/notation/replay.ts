import { at } from "../at.ts";
import { deckDealing, nextDealer } from "../pulya/dealing.ts";
import { decide } from "../engine/decide.ts";
import type { GameEvent } from "../pulya/events.ts";
import { evolve } from "../engine/evolve.ts";
import { startPulya } from "../pulya/pulya.ts";
import type { Refusal } from "../refusals.ts";
import { sameJson } from "../engine/same-json.ts";
import { handsOfDeal } from "../seats.ts";
import type { Pulya } from "../pulya/state.ts";
import { parseRecord, type Parsing } from "./parse.ts";
import { faultAt, type Fault } from "./readers.ts";
import type { DealRecord, PulyaRecord } from "./record.ts";

/** Where a record leaves the rules: deals and moves count from 0; a null move is the deal's cards or its result. */
export interface Breach {
  readonly code: Refusal | "WRONG_RESULT";
  readonly deal: number;
  readonly move: number | null;
}

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

function deckOf({ pulya }: Run, { hands, talon }: DealRecord): readonly unknown[] {
  const seats = handsOfDeal(pulya.settings.players, nextDealer(pulya));
  return deckDealing(
    seats.map((seat) => hands[seat] ?? []),
    talon,
  );
}

const breach = (code: Breach["code"], deal: number, move: number | null): Breach => ({ code, deal, move });

const hasResult = ({ pulya: { deal } }: Run, { result }: DealRecord): boolean =>
  result === null || (deal?.phase === "finished" && sameJson(deal.result, result));

function replayDeal(state: Run, record: DealRecord, deal: number): Breach | null {
  const refusal = run(state, { type: "deal", deck: deckOf(state, record) });
  if (refusal !== null) return breach(refusal, deal, null);
  for (const [index, move] of record.moves.entries()) {
    const code = run(state, move);
    if (code !== null) return breach(code, deal, index);
  }
  return hasResult(state, record) ? null : breach("WRONG_RESULT", deal, null);
}

/** The pulya ends as written: by its own rules, or because everybody stopped. */
function replayEnd(state: Run, { balances, deals }: PulyaRecord): Breach | null {
  if (balances === null) return null;
  const refusal = state.pulya.settlement === null ? run(state, { type: "stop" }) : null;
  const settled = refusal === null && sameJson(state.pulya.settlement?.shown, balances);
  return settled ? null : breach(refusal ?? "WRONG_RESULT", deals.length, null);
}

/** Plays a record by the rules; results and balances written in it must come out. */
export function replayRecord(record: PulyaRecord): Replay {
  const state: Run = { pulya: startPulya(record), events: [] };
  for (const [index, deal] of record.deals.entries()) {
    const fault = replayDeal(state, deal, index);
    if (fault !== null) return { ok: false, ...fault };
  }
  const fault = replayEnd(state, record);
  return fault === null ? { ok: true, ...state } : { ok: false, ...fault };
}

/** A text that was read and replayed, or what is wrong with it and where; `refusal` says why a move is illegal. */
export type RecordReading =
  | { readonly ok: true; readonly record: PulyaRecord; readonly pulya: Pulya; readonly events: readonly GameEvent[] }
  | ({ readonly ok: false; readonly refusal: Refusal | null } & Fault);

function faultOf({ code, deal, move }: Breach, { places, end }: Extract<Parsing, { ok: true }>): Fault {
  const here = places[deal];
  if (here === undefined) return faultAt("WRONG_RESULT", end);
  if (code === "WRONG_RESULT") return faultAt("WRONG_RESULT", here.result);
  return move === null ? faultAt("BAD_DEAL", here.deal) : faultAt("ILLEGAL_MOVE", at(here.moves, move));
}

/** Reads a text as a record and plays it by the rules. */
export function readRecord(text: string): RecordReading {
  const parsing = parseRecord(text);
  if (!parsing.ok) return { ...parsing, refusal: null };
  const replay = replayRecord(parsing.record);
  if (replay.ok) return { ok: true, record: parsing.record, pulya: replay.pulya, events: replay.events };
  const refusal = replay.code === "WRONG_RESULT" ? null : replay.code;
  return { ok: false, refusal, ...faultOf(replay, parsing) };
}
