import { createHash } from "node:crypto";
import {
  actorOf,
  decide,
  evolve,
  legal,
  legalMoves,
  settingsOf,
  shuffle,
  startPulya,
  type Move,
  type Pulya,
} from "@trelyazh/preferans";

// What the rules cost: legal + decide + evolve for one command against one JSON.stringify of the same state, in the same
// run; and how many deals of random moves are played in a second. Ratios are comparable between machines.

const DEALS = 2_000;

const sha256 = (bytes: Uint8Array): Uint8Array => createHash("sha256").update(bytes).digest();

interface Turn {
  readonly state: Pulya;
  readonly move: Move;
}

/** Fixed "random" moves: the place in the list of legal moves follows from a digest, so that every run plays the same. */
function* places(): Generator<number, never> {
  for (let block = 0; ; block += 1) {
    const digest = createHash("sha256").update(`bench ${block}`).digest();
    for (let at = 0; at < digest.length; at += 2) yield digest.readUInt16BE(at);
  }
}

/** Plays random deals of a long pulya; returns every turn of them. */
function playDeals(deals: number): { readonly turns: readonly Turn[]; readonly seconds: number } {
  const random = places();
  const settings = settingsOf("sochi", { closeBy: { kind: "deals", count: 20 } });
  const turns: Turn[] = [];
  let state = startPulya({ settings, dealer: 0 });
  const begun = performance.now();
  for (let dealt = 0; dealt < deals || state.deal?.phase !== "finished";) {
    if (state.settlement !== null) state = startPulya({ settings, dealer: 0 });
    const seat = actorOf(state);
    if (seat === null) {
      dealt += 1;
      const deck = shuffle({ serverSeed: "bench", clientNonces: [], dealNumber: dealt, sha256 });
      state = carryOut(state, { type: "deal", deck });
    } else {
      const moves = legalMoves(state, seat);
      // Half of all calls are passes, so that auctions end at levels people play.
      const index = moves[0]?.type === "call" && random.next().value % 2 === 0 ? 0 : random.next().value % moves.length;
      const move = moves[index];
      if (move === undefined) throw new Error("the person on turn has no move");
      turns.push({ state, move });
      state = carryOut(state, move);
    }
  }
  return { turns, seconds: (performance.now() - begun) / 1000 };
}

function carryOut(state: Pulya, command: unknown): Pulya {
  const decision = decide(state, command);
  if (!decision.ok) throw new Error(decision.code);
  return decision.events.reduce((next, event) => evolve(next, event), state);
}

/** Microseconds for each turn; the least of several runs, because whatever else the machine does only adds. */
function microseconds(turns: readonly Turn[], work: (turn: Turn) => unknown): number {
  const runs = Array.from({ length: 7 }, () => {
    const begun = performance.now();
    for (const turn of turns) work(turn);
    return ((performance.now() - begun) * 1000) / turns.length;
  });
  return Math.min(...runs);
}

playDeals(200);
const { turns, seconds } = playDeals(DEALS);

const rules = microseconds(turns, ({ state, move }) => {
  legal(state, move.seat);
  return carryOut(state, move);
});
const json = microseconds(turns, ({ state }) => JSON.stringify(state));

console.log(`commands              ${turns.length} in ${DEALS} deals`);
console.log(`legal+decide+evolve   ${rules.toFixed(1)} µs a command`);
console.log(`JSON.stringify        ${json.toFixed(1)} µs a state`);
console.log(`ratio                 ${(rules / json).toFixed(2)}`);
console.log(`random deals          ${Math.round(DEALS / seconds)} a second`);
