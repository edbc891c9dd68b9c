import { NO_TRUMP, SUIT_COUNT } from "../card-set.ts";
import type { SetUpDeal } from "@trelyazh/preferans";
import type { DealtHands, HandNumber } from "./position.ts";
import type { Solver, SolveLimits, SolveRefusal } from "./solver.ts";
import { dealtHandsIn, type Subject } from "./subject.ts";

/** What the three hands are worth, by declarer (hand 0 to 2). */
export interface ContractTable {
  /** Tricks in each denomination, in bidding order: four suits, then no-trump. */
  readonly tricks: readonly (readonly number[])[];
  /** Tricks that a misère is caught for. */
  readonly misere: readonly number[];
}

export type ContractSolution =
  | { readonly ok: true; readonly table: ContractTable; readonly nodes: number }
  | SolveRefusal;

interface Contract {
  readonly declarer: HandNumber;
  readonly trump: number;
  readonly goal: "most" | "fewest";
}

const DECLARERS = [0, 1, 2] as const;
const TRUMPS = [...Array.from({ length: SUIT_COUNT }, (_, suit) => suit), NO_TRUMP];

/**
 * Solves every contract that the hands can play, with one set of tables: fifteen games and three misères. The hands come as bit
 * sets, as a deal from `dealOf`, or as a pulya or a record whose cards lie as they were dealt.
 */
export function solveContracts(
  solver: Solver,
  subject: Subject<DealtHands | SetUpDeal>,
  limits: SolveLimits = {},
): ContractSolution {
  const asked = dealtHandsIn(subject);
  if (!asked.ok) return { ...asked, nodes: 0 };
  let nodes = 0;
  const tricks: number[][] = [];
  const misere: number[] = [];
  for (const declarer of DECLARERS) {
    const row: number[] = [];
    for (const contract of contractsOf(declarer)) {
      const left = { ...limits, ...(limits.nodes === undefined ? {} : { nodes: limits.nodes - nodes }) };
      const value = solver.valueOf({ ...asked.question, trick: [], ...contract }, left);
      nodes += value.nodes;
      if (!value.ok) return { ...value, nodes };
      (contract.goal === "most" ? row : misere).push(value.tricks);
    }
    tricks.push(row);
  }
  return { ok: true, table: { tricks, misere }, nodes };
}

function contractsOf(declarer: HandNumber): Contract[] {
  const games = TRUMPS.map((trump): Contract => ({ declarer, trump, goal: "most" }));
  return [...games, { declarer, trump: NO_TRUMP, goal: "fewest" }];
}
