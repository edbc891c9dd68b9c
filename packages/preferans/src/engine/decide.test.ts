import { describe, expect, test } from "vitest";
import fc from "fast-check";
import { actorOf } from "./actor.ts";
import { at } from "../at.ts";
import { DECK } from "../cards/cards.ts";
import type { Command } from "../pulya/commands.ts";
import { decide } from "./decide.ts";
import { defaultMove } from "./default-move.ts";
import { EngineError } from "../engine-error.ts";
import type { GameEvent } from "../pulya/events.ts";
import { evolve } from "./evolve.ts";
import { legal, legalMoves } from "./legal-moves.ts";
import { startPulya } from "../pulya/pulya.ts";
import { REFUSALS } from "../refusals.ts";
import { resultOf } from "../paper/scoring.ts";
import type { Pulya } from "../pulya/state.ts";
import { viewFor } from "./views.ts";
import {
  act,
  agree,
  choose,
  dealIn,
  dealt,
  eventsOf,
  handOf,
  onTurn,
  phaseOf,
  play,
  putAway,
  refusalOf,
  reply,
  seatNamed,
  speak,
  table,
} from "../testing/table.ts";

const [A, B, C] = [seatNamed("A"), seatNamed("B"), seatNamed("C")];

const ordered = putAway(speak(dealt(), "8s pass pass"), "8s");
const asked = reply(ordered, "pass whist");
const playing = reply(ordered, "whist whist");
const misere = putAway(speak(dealt(), "misere pass pass"), "misere");
const finished = agree(playing, 8, 1, 1);

/** A state of every phase. */
const states: readonly (readonly [string, Pulya])[] = [
  ["before the first deal", startPulya({ settings: table(), dealer: A })],
  ["in the auction", dealt()],
  ["before the order", speak(dealt(), "8s pass pass")],
  ["before the discard", speak(dealt(), "misere pass pass")],
  ["while whisting", ordered],
  ["before light or dark", asked],
  ["in a game", playing],
  ["in a light game", play(choose(asked, "light"), "7c")],
  ["in a misère", play(misere, handOf(misere, A)[0] ?? "")],
  ["in an all-pass", speak(dealt(), "pass pass pass")],
  ["with an offer", act(playing, { type: "offer", seat: A, taken: [8, 1, 1] })],
  ["after a deal", finished],
  ["after the end", act(finished, { type: "stop" })],
];

const phaseWords = new Map([
  ["call", "auction"],
  ["order", "order"],
  ["discard", "order"],
  ["concede", "order"],
  ["answerWhist", "whist"],
  ["chooseOpenness", "openness"],
  ["playCard", "play"],
  ["handOver", "play"],
  ["offer", "play"],
  ["answerOffer", "play"],
  ["withdrawOffer", "play"],
]);

/** What may be done without the turn. */
const ASIDE: readonly string[] = ["handOver", "offer", "answerOffer", "withdrawOffer"];

const complete = (type: string, seat: number) => ({
  type,
  seat,
  call: "pass",
  discard: ["7s", "8s"],
  contract: "10n",
  answer: "whist",
  open: true,
  card: "7s",
  taken: [4, 3, 3],
  accept: true,
});

describe("no object makes the engine throw", () => {
  const hostile: readonly (readonly [string, unknown])[] = [
    ["nothing", undefined],
    ["null", null],
    ["a number", 7],
    ["a string", "call"],
    ["a list", []],
    ["a function", () => "pass"],
    ["an empty object", {}],
    ["an unknown type", { type: "win", seat: 0 }],
    ["a type of the prototype", { type: "constructor", seat: 0 }],
    ["a type that is no string", { type: { toString: () => "call" }, seat: 0, call: "pass" }],
    ["a seat that is none", { type: "call", seat: 4, call: "pass" }],
    ["a seat in words", { type: "call", seat: "0", call: "pass" }],
    ["no such call", { type: "call", seat: 0, call: "11s" }],
    ["one card put away", { type: "order", seat: 0, discard: ["7s"], contract: "6s" }],
    ["three cards put away", { type: "discard", seat: 0, discard: ["7s", "8s", "9s"] }],
    ["no card put away", { type: "discard", seat: 0, discard: ["7s", "1s"] }],
    ["a misère for a contract", { type: "order", seat: 0, discard: ["7s", "8s"], contract: "misere" }],
    ["no such answer", { type: "answerWhist", seat: 0, answer: "maybe" }],
    ["openness in words", { type: "chooseOpenness", seat: 0, open: "light" }],
    ["no such card", { type: "playCard", seat: 0, card: "??" }],
    ["tricks in words", { type: "offer", seat: 0, taken: ["4", "3", "3"] }],
    ["some tricks in words", { type: "offer", seat: 0, taken: [4, "3", 3] }],
    ["tricks of five", { type: "offer", seat: 0, taken: [2, 2, 2, 2, 2] }],
    ["no list of tricks", { type: "offer", seat: 0, taken: 10 }],
    ["cards shown in words", { type: "offer", seat: 0, taken: [4, 3, 3], shows: "all" }],
    ["consent in words", { type: "answerOffer", seat: 0, accept: "yes" }],
    ["a getter that throws", Object.defineProperty({}, "type", { get: explode })],
    ["a proxy that throws", new Proxy({}, { get: explode })],
    ["a revoked proxy", revoked()],
  ];

  test.each(hostile)("CMD1 %s is no command", (_, command) => {
    for (const [, state] of states) {
      const over = state.settlement !== null;
      expect(refusalOf(state, command)).toBe("BAD_COMMAND");
      expect(over || decide(state, command).ok).toBe(over);
    }
  });

  test("CMD1 fields beside the known ones go no further", () => {
    const decision = decide(dealt(), { type: "call", seat: A, call: "6s", by: "somebody", cards: DECK });
    expect(decision).toEqual({ ok: true, events: [{ type: "called", seat: A, call: "6s" }] });
  });
});

function explode(): never {
  throw new Error("touched");
}

function revoked(): object {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}

describe.each(states)("%s", (name, state) => {
  test.each([...phaseWords])("CMD2 a command %s of another phase is refused", (type, phase) => {
    const answer = refusalOf(state, complete(type, A));
    const foreign = name === "after the end" ? "PULYA_OVER" : "WRONG_PHASE";
    expect(answer === foreign).toBe(name === "after the end" || phaseOf(state) !== phase);
  });

  test("CMD2 CMD7 whoever is not on turn is refused, whoever is has a move", () => {
    const actor = actorOf(state);
    const turnTypes = [...phaseWords].filter(([type, phase]) => phase === phaseOf(state) && !ASIDE.includes(type));
    for (const seat of [0, 1, 2, 3] as const) {
      expect(legalMoves(state, seat).length > 0).toBe(seat === actor);
      if (actor === null || seat === actor) continue;
      for (const [type] of turnTypes) expect(refusalOf(state, complete(type, seat))).toBe("NOT_YOUR_TURN");
    }
  });

  test("CMD3 every move that is listed one by one is accepted", () => {
    for (const move of actorOf(state) === null ? [] : legalMoves(state, actorOf(state) ?? A)) {
      expect(refusalOf(state, move)).toBe("accepted");
    }
  });

  test("CMD6 the default move is accepted, and unknown to views that hide the hand on turn", () => {
    const move = defaultMove(state);
    expect(move === null ? actorOf(state) : refusalOf(state, move)).toBe(move === null ? null : "accepted");
    const fromOutside = defaultMove(viewFor(state, "spectator"));
    const hidden = ["order", "discard", "playCard"].includes(move?.type ?? "") && name !== "in a light game";
    expect(fromOutside).toEqual(hidden && name !== "in a misère" ? null : move);
  });
});

test("CMD3 a discard is listed once, with every contract, and the concession beside", () => {
  const moves = legalMoves(speak(dealt(), "10n pass pass"), A);
  expect(moves).toHaveLength(66 + 1);
  expect(moves.at(-1)).toEqual({ type: "concede", seat: A });
  expect(legalMoves(speak(dealt(), "6s pass pass"), A)).toHaveLength(66 * 25 + 1);
  expect(legalMoves(speak(dealt(), "misere pass pass"), A)).toHaveLength(66);
  expect(legalMoves(asked, C)).toEqual([
    { type: "chooseOpenness", seat: C, open: true },
    { type: "chooseOpenness", seat: C, open: false },
  ]);
});

describe("what is done for somebody whose time is up", () => {
  const hand = "7s 8s As 7c Kc 7d 9d Kh Qh Ah";

  test("CMD6 pass in the auction and to a game, light", () => {
    expect(defaultMove(dealt())).toEqual({ type: "call", seat: A, call: "pass" });
    expect(defaultMove(ordered)).toEqual({ type: "answerWhist", seat: B, answer: "pass" });
    expect(defaultMove(asked)).toMatchObject({ type: "chooseOpenness", open: true });
  });

  test("CMD6 a whist where it must be", () => {
    const stalingrad = putAway(speak(dealt({ settings: table({ stalingrad: true }) }), "6s pass pass"), "6s");
    expect(defaultMove(stalingrad)).toMatchObject({ answer: "whist" });
  });

  test("CMD6 the order as bid, without the two weakest cards beside trumps", () => {
    const bought = speak(dealt({ hands: [hand], talon: "8h 7h" }), "6s pass pass");
    expect(defaultMove(bought)).toEqual({ type: "order", seat: A, discard: ["7c", "7d"], contract: "6s" });
    const long = speak(dealt({ hands: ["7s 8s 9s Ts Js Qs Ks As Ac Ad"], talon: "Ah Kh" }), "6s pass pass");
    expect(defaultMove(long)).toMatchObject({ discard: ["Kh", "Ac"] });
    const clubs = speak(dealt({ hands: [hand], talon: "8h 7h" }), "6c pass pass");
    expect(defaultMove(clubs)).toMatchObject({ discard: ["7s", "7d"], contract: "6c" });
  });

  test("CMD6 a misère without its two strongest cards, and the weakest card that may be played", () => {
    const bought = speak(dealt({ hands: [hand], talon: "8h 7h" }), "misere pass pass");
    expect(defaultMove(bought)).toEqual({ type: "discard", seat: A, discard: ["Ah", "As"] });
    const begun = putAway(bought, "misere", "Ah As");
    expect(defaultMove(begun)).toEqual({ type: "playCard", seat: A, card: "7s" });
    expect(defaultMove(play(begun, "9d"))).toMatchObject({ card: "8c" });
  });

  test("CMD6 nothing before the deal", () => {
    expect(defaultMove(startPulya({ settings: table(), dealer: A }))).toBeNull();
  });
});

/** A deal played with first legal moves up to its last card, and that card. */
function beforeLastCard(pulya: Pulya): readonly [Pulya, Command] {
  let state = pulya;
  for (;;) {
    const [move] = legalMoves(state, onTurn(state));
    if (move === undefined) throw new Error("no legal move");
    const { tricks, trick } = dealIn(state, "play");
    if (tricks.length === 9 && trick.cards.length === 2) return [state, move];
    state = act(state, move);
  }
}

test("CMD7 between the events of one command nobody is on turn but the player who will be", () => {
  const actors = (state: Pulya, command: Command): readonly (number | null)[] => {
    let now = state;
    return eventsOf(state, command).map((event) => {
      now = evolve(now, event);
      expect(defaultMove(now) === null).toBe(actorOf(now) === null);
      return actorOf(now);
    });
  };
  const pass = { type: "call", seat: 2, call: "pass" } as const;
  expect(actors(speak(dealt(), "6s pass"), pass)).toEqual([null, A]);
  expect(actors(speak(dealt(), "pass pass"), pass)).toEqual([null, A, A]);
  expect(actors(speak(dealt(), "8s pass pass"), { type: "concede", seat: A })).toEqual([null, null]);
  expect(actors(reply(ordered, "pass"), { type: "answerWhist", seat: 2, answer: "pass" })).toEqual([null, null]);
  const second = play(playing, "7c 9c");
  expect(actors(second, { type: "playCard", seat: 2, card: "Jd" })).toEqual([null, B]);
  expect(legal(speak(dealt(), "8s pass pass"), B)).toEqual({ kind: "none" });
  const [before, last] = beforeLastCard(playing);
  expect(actors(before, last)).toEqual([null, null, null]);
});

describe("CMD8 an event out of place", () => {
  const start = startPulya({ settings: table(), dealer: A });
  const events: readonly (readonly [Pulya, GameEvent])[] = [
    [start, { type: "called", seat: A, call: "pass" }],
    [
      start,
      {
        type: "dealScored",
        result: { deal: 1, kind: "allPass", declarer: null, contract: null, taken: [], entries: [] },
        hands: [],
        talon: [],
        discard: [],
      },
    ],
    [dealt(), { type: "trickTaken", seat: A }],
    [playing, { type: "talonTaken", declarer: A, bid: "6s", cards: [] }],
    [playing, { type: "handedOver", seat: A, to: B }],
    [playing, { type: "offerAnswered", seat: A, accept: true }],
  ];

  test.each(events)("CMD8 %# is a bug, not a refusal", (state, event) => {
    expect(() => evolve(state, event)).toThrow(EngineError);
    expect(() => evolve(state, event)).toThrow(
      expect.objectContaining({ code: "EVENT_OUT_OF_PLACE", name: "EngineError" }),
    );
  });

  test("CMD8 so is a place at the table that is not there, and a misère given up", () => {
    expect(() => at([1, 2], 2)).toThrow(expect.objectContaining({ code: "IMPOSSIBLE_STATE" }));
    const deal = { ...dealIn(speak(dealt(), "misere pass pass"), "order"), conceded: true };
    expect(() => resultOf({ ...playing, deal })).toThrow(expect.objectContaining({ code: "IMPOSSIBLE_STATE" }));
    expect(resultOf(start)).toBeNull();
  });

  test("CMD8 so is a whisting that cannot have run so", () => {
    const deal = { ...dealIn(ordered, "whist"), whists: [{ seat: A, answer: "half" }] } as const;
    expect(() => actorOf({ ...ordered, deal })).toThrow(expect.objectContaining({ code: "IMPOSSIBLE_STATE" }));
  });
});

test("CMD1 whatever object it gets, the answer is a refusal with a known code, or events", () => {
  const field = fc.oneof(
    fc.constantFrom(...Object.values(complete("call", 0)), ...DECK.slice(0, 4), "misere", "hold", "6s", 0, 1, 2, 3),
    fc.anything(),
  );
  const type = fc.oneof(fc.constantFrom(...phaseWords.keys(), "deal", "stop"), fc.string());
  const command = fc.record(
    {
      type,
      seat: fc.oneof(fc.nat(4), field),
      call: field,
      discard: fc.array(field),
      contract: field,
      answer: field,
      open: field,
      card: field,
      taken: fc.array(fc.integer()),
      accept: field,
      deck: fc.oneof(fc.constant(DECK), fc.array(field)),
    },
    { requiredKeys: ["type", "seat"] },
  );
  fc.assert(
    fc.property(fc.nat(states.length - 1), fc.oneof(command, fc.anything()), (index, value) => {
      const [, state] = states[index] ?? ["", startPulya({ settings: table(), dealer: A })];
      const decision = decide(state, value);
      expect(decision.ok ? decision.events.length > 0 : REFUSALS.includes(decision.code)).toBe(true);
    }),
    { numRuns: 5_000, seed: 20_111 },
  );
});
