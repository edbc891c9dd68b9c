import { describe, expect, test } from "vitest";
import type { Game, WhistAnswer } from "../cards/contract.ts";
import { actorOf } from "../engine/actor.ts";
import { evolve } from "../engine/evolve.ts";
import { legal } from "../engine/legal-moves.ts";
import type { Settings } from "../settings/settings.ts";
import type { Pulya } from "../pulya/state.ts";
import { openAnswers, whistState } from "./whisting.ts";
import {
  act,
  choose,
  dealIn,
  dealt,
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

/** A has ordered a game; B is to answer first. */
function ordered(contract: Game, settings: Settings = table()): Pulya {
  return putAway(speak(dealt({ settings }), `${contract} pass pass`), contract);
}

function answersOpen(pulya: Pulya): readonly string[] {
  const options = legal(pulya, onTurn(pulya));
  return options.kind === "whist" ? options.answers : [];
}

test("WHIST1 the defender after declarer answers first, then the other", () => {
  const first = ordered("8s");
  expect(onTurn(first)).toBe(B);
  expect(answersOpen(first)).toEqual(["pass", "whist"]);
  for (const answer of ["pass", "whist"]) {
    expect(onTurn(reply(first, answer))).toBe(C);
    expect(dealIn(reply(first, answer), "whist").turn).toBe(C);
    expect(answersOpen(reply(first, answer))).toEqual(["pass", "whist"]);
  }
  expect(refusalOf(first, { type: "answerWhist", seat: C, answer: "whist" })).toBe("NOT_YOUR_TURN");
});

test("WHIST1 nobody is asked once all have answered", () => {
  const deal = {
    ...dealIn(ordered("8s"), "whist"),
    whists: [
      { seat: B, answer: "pass" },
      { seat: C, answer: "pass" },
    ],
  } as const;
  expect(openAnswers({ deal, settings: table() })).toEqual([]);
});

test("WHIST1 both may whist", () => {
  expect(dealIn(reply(ordered("6s"), "whist whist"), "play").undertaking).toMatchObject({
    whisters: [B, C],
    lightWhister: null,
  });
});

test("WHIST2 when both pass the game is made without play", () => {
  const { deal, sheet } = reply(ordered("7s"), "pass pass");
  expect(deal).toMatchObject({ phase: "finished", result: { kind: "passedOut", taken: [0, 0, 0] } });
  expect(sheet).toMatchObject({ pool: [4, 0, 0], mountain: [0, 0, 0] });
});

describe("answers that nobody can have given", () => {
  const after = (...answers: readonly WhistAnswer[]) => {
    const whists = answers.map((answer, index) => ({ seat: index % 2 === 0 ? B : C, answer }));
    return whistState({ deal: { ...dealIn(ordered("6s"), "whist"), whists }, settings: table() });
  };

  test.each([
    [["half"], 'no whisting runs "half"'],
    [["pass", "half", "pass", "whist"], "no dealer whists here"],
  ] as const)("CMD8 WHIST14 %j are a fault of the engine", (answers, message) => {
    expect(() => after(...answers)).toThrow(expect.objectContaining({ code: "IMPOSSIBLE_STATE", message }));
  });
});

describe("half-whists", () => {
  test.each([
    ["6s", "pass", true],
    ["7n", "pass", true],
    ["8s", "pass", false],
    ["6s", "whist", false],
  ] as const)("WHIST3 on %s after %s the second defender may half: %s", (contract, first, open) => {
    const pulya = reply(ordered(contract), first);
    expect(answersOpen(pulya).includes("half")).toBe(open);
    expect(refusalOf(pulya, { type: "answerWhist", seat: C, answer: "half" })).toBe(
      open ? "accepted" : "HALF_NOT_ALLOWED",
    );
  });

  test("WHIST3 the second defender may pass, whist or half a six, and an eight not half", () => {
    expect(answersOpen(reply(ordered("6s"), "pass"))).toEqual(["pass", "whist", "half"]);
    expect(answersOpen(reply(ordered("8s"), "pass"))).toEqual(["pass", "whist"]);
  });

  test("WHIST3 the first defender cannot half", () => {
    expect(refusalOf(ordered("6s"), { type: "answerWhist", seat: B, answer: "half" })).toBe("HALF_NOT_ALLOWED");
  });

  test("WHIST3 a second pass of the first defender ends the deal", () => {
    const half = reply(ordered("6s"), "pass half");
    expect(onTurn(half)).toBe(B);
    expect(answersOpen(half)).toEqual(["pass", "whist"]);
    const { deal, sheet } = reply(half, "pass");
    expect(deal).toMatchObject({ phase: "finished", result: { kind: "halfWhist" } });
    expect(sheet).toMatchObject({
      pool: [2, 0, 0],
      whists: [
        [0, 0, 0],
        [0, 0, 0],
        [4, 0, 0],
      ],
    });
  });

  test("WHIST4 a return makes the first defender the sole whister", () => {
    const returned = reply(ordered("6s"), "pass half whist");
    expect(dealIn(returned, "openness").turn).toBe(B);
    expect(dealIn(choose(returned, "dark"), "play").undertaking).toMatchObject({ whisters: [B] });
  });

  test("WHIST4 at some tables both whist after a return", () => {
    const returned = reply(ordered("6s", table({ halfWhistReturn: "both" })), "pass half whist");
    expect(dealIn(returned, "play").undertaking).toMatchObject({ whisters: [B, C], lightWhister: null });
  });
});

describe("the gentleman's downgrade", () => {
  const settings = table({ gentlemanDowngrade: true });

  test("WHIST5 the first defender may stay with the whist", () => {
    const pulya = reply(ordered("6s", settings), "whist pass");
    expect(onTurn(pulya)).toBe(B);
    expect(answersOpen(pulya)).toEqual(["whist", "half"]);
    expect(refusalOf(pulya, { type: "answerWhist", seat: B, answer: "pass" })).toBe("MUST_WHIST");
    expect(dealIn(reply(pulya, "whist"), "openness").turn).toBe(B);
  });

  test("WHIST5 a half stands if the second defender passes again", () => {
    const pulya = reply(ordered("6s", settings), "whist pass half");
    expect(onTurn(pulya)).toBe(C);
    expect(answersOpen(pulya)).toEqual(["pass", "whist"]);
    expect(reply(pulya, "pass").sheet.whists[B]).toEqual([4, 0, 0]);
  });

  test("WHIST4 WHIST5 the second defender may return, alone or with the first", () => {
    expect(dealIn(reply(ordered("6s", settings), "whist pass half whist"), "openness").turn).toBe(C);
    const both = table({ ...settings, halfWhistReturn: "both" });
    expect(dealIn(reply(ordered("6s", both), "whist pass half whist"), "play").undertaking).toMatchObject({
      whisters: [B, C],
    });
  });

  test("WHIST5 there is none on an eight, and none where the option is off", () => {
    expect(phaseOf(reply(ordered("8s", settings), "whist pass"))).toBe("openness");
    expect(phaseOf(reply(ordered("6s"), "whist pass"))).toBe("openness");
  });
});

describe("Stalingrad", () => {
  const settings = table({ stalingrad: true });

  test("WHIST6 both must whist a six of spades, closed", () => {
    const pulya = ordered("6s", settings);
    expect(answersOpen(pulya)).toEqual(["whist"]);
    expect(refusalOf(pulya, { type: "answerWhist", seat: B, answer: "pass" })).toBe("MUST_WHIST");
    const second = reply(pulya, "whist");
    expect(answersOpen(second)).toEqual(["whist"]);
    expect(dealIn(reply(second, "whist"), "play").undertaking).toMatchObject({ whisters: [B, C], lightWhister: null });
    const whists = [B, C].map((seat) => ({ seat, answer: "whist" }) as const);
    expect(whistState({ deal: { ...dealIn(second, "whist"), whists }, settings })).toEqual({
      kind: "play",
      whisters: [B, C],
    });
  });

  test("WHIST6 other games, and tables without it, leave the choice", () => {
    expect(answersOpen(ordered("6c", settings))).toEqual(["pass", "whist"]);
    expect(answersOpen(ordered("6s"))).toEqual(["pass", "whist"]);
  });
});

test("WHIST7 a misère is played at once", () => {
  expect(phaseOf(putAway(speak(dealt(), "misere pass pass"), "misere"))).toBe("play");
});

test("WHIST8 a checked ten is played at once with both defending hands open", () => {
  const first = ordered("10s");
  const undertaking = { kind: "game", declarer: A, contract: "10s", whists: [], whisters: [B, C], lightWhister: null };
  expect(dealIn(first, "play")).toMatchObject({ undertaking, open: [] });
  const opened = play(first, "7c");
  expect(dealIn(opened, "play").open).toEqual([B, C]);
  expect(onTurn(opened)).toBe(B);
  // There is nothing to choose: everybody sees all hands.
  expect(legal(opened, B)).toMatchObject({ kind: "play", hand: B });
});

test("WHIST8 a whisted ten is answered like any game", () => {
  const pulya = ordered("10s", table({ ten: "whisted" }));
  expect(answersOpen(pulya)).toEqual(["pass", "whist"]);
  expect(dealIn(reply(pulya, "whist whist"), "play").open).toEqual([]);
});

describe("light and dark", () => {
  const asked = reply(ordered("8s"), "pass whist");

  test("WHIST9 only a sole whister chooses", () => {
    expect(legal(asked, C)).toEqual({ kind: "openness" });
    expect(refusalOf(asked, { type: "chooseOpenness", seat: B, open: true })).toBe("NOT_YOUR_TURN");
    expect(phaseOf(reply(ordered("8s"), "whist whist"))).toBe("play");
  });

  test("WHIST10 in dark play the passer plays their own cards", () => {
    const pulya = play(choose(asked, "dark"), "7c");
    expect(dealIn(pulya, "play")).toMatchObject({ turn: B, open: [] });
    expect(actorOf(pulya)).toBe(B);
  });

  test("WHIST10 in light play the whister plays both hands, and the record says who played", () => {
    const pulya = play(choose(asked, "light"), "7c");
    expect(dealIn(pulya, "play")).toMatchObject({ turn: B, open: [B, C] });
    expect(actorOf(pulya)).toBe(C);
    expect(legal(pulya, B)).toEqual({ kind: "none" });
    const options = legal(pulya, C);
    expect(options).toMatchObject({ kind: "play", hand: B });
    const [card] = options.kind === "play" ? options.cards : [];
    expect(refusalOf(pulya, { type: "playCard", seat: B, card })).toBe("NOT_YOUR_TURN");
    const played = act(pulya, { type: "playCard", seat: C, card: card ?? "7s" });
    expect(dealIn(played, "play").trick.cards.at(-1)).toEqual({ seat: B, by: C, card });
  });
});

describe("WHIST11 when light hands are opened", () => {
  const light = (openTiming: Settings["openTiming"], declarerLeads: boolean): Pulya => {
    const settings = table({ openTiming });
    const calls = declarerLeads ? "8s pass pass" : "pass 8s pass";
    return choose(reply(putAway(speak(dealt({ settings }), calls), "8s"), "whist pass"), "light");
  };

  test.each([
    ["beforeDefenderLead", true, 0, 1],
    ["beforeDefenderLead", false, 2, null],
    ["beforeLead", true, 2, null],
    ["beforeLead", false, 2, null],
    ["afterFirstCard", true, 0, 1],
    ["afterFirstCard", false, 0, 1],
  ] as const)("WHIST11 %s, declarer leads: %s", (timing, declarerLeads, open, cardsUntilOpen) => {
    const pulya = light(timing, declarerLeads);
    expect(dealIn(pulya, "play").open).toHaveLength(open);
    if (cardsUntilOpen === null) return;
    const [card] = handOf(pulya, A);
    expect(dealIn(play(pulya, card ?? ""), "play").open).toHaveLength(2);
  });

  test("WHIST10 WHIST11 a passer who leads before the hands are open plays that card alone", () => {
    const settings = table({ openTiming: "afterFirstCard" });
    const dark = putAway(speak(dealt({ settings }), "pass 8s pass"), "8s");
    const pulya = choose(reply(dark, "whist pass"), "light");
    expect(dealIn(pulya, "play").turn).toBe(A);
    expect(actorOf(pulya)).toBe(A);
    expect(actorOf(play(pulya, handOf(pulya, A)[0] ?? ""))).toBe(B);
  });
});

describe("light or dark after the first card", () => {
  const settings = table({ opennessAfterFirstCard: true });
  const whisted = reply(ordered("8s", settings), "pass whist");
  const led = play(whisted, handOf(whisted, A)[0] ?? "");

  test("WHIST13 play begins at once, and the sole whister is asked when the first card lies", () => {
    expect(dealIn(whisted, "play")).toMatchObject({ turn: A, open: [] });
    expect(legal(whisted, A)).toMatchObject({ kind: "play", hand: A });
    expect(dealIn(led, "play")).toMatchObject({ turn: B, open: [] });
    expect(actorOf(led)).toBe(C);
    expect([A, B, C].map((seat) => legal(led, seat).kind)).toEqual(["none", "none", "openness"]);
  });

  test("WHIST13 nobody plays a card before, nor is anything else done", () => {
    const [card] = handOf(led, B);
    for (const seat of [B, C]) expect(refusalOf(led, { type: "playCard", seat, card })).toBe("WRONG_PHASE");
    expect(refusalOf(led, { type: "chooseOpenness", seat: B, open: true })).toBe("NOT_YOUR_TURN");
    expect(refusalOf(whisted, { type: "chooseOpenness", seat: C, open: true })).toBe("WRONG_PHASE");
  });

  test("WHIST11 WHIST13 light opens both hands for the second card, dark none", () => {
    const light = choose(led, "light");
    expect(dealIn(light, "play")).toMatchObject({ turn: B, open: [B, C], undertaking: { lightWhister: C } });
    expect(actorOf(light)).toBe(C);
    const dark = choose(led, "dark");
    expect(dealIn(dark, "play")).toMatchObject({ turn: B, open: [], undertaking: { lightWhister: null } });
    expect(actorOf(dark)).toBe(B);
    expect(refusalOf(dark, { type: "chooseOpenness", seat: C, open: true })).toBe("WRONG_PHASE");
  });

  test("WHIST13 a whister who leads plays that card unseen, too", () => {
    const leading = reply(putAway(speak(dealt({ settings }), "pass 8s pass"), "8s"), "pass whist");
    expect(actorOf(leading)).toBe(A);
    const lies = play(leading, handOf(leading, A)[0] ?? "");
    expect(actorOf(lies)).toBe(A);
    expect(legal(lies, A)).toEqual({ kind: "openness" });
  });

  test("WHIST9 WHIST13 two whisters are not asked", () => {
    const both = reply(ordered("8s", settings), "whist whist");
    expect(actorOf(play(both, handOf(both, A)[0] ?? ""))).toBe(B);
  });

  test("CMD8 WHIST13 what nobody was asked for cannot have been chosen", () => {
    const event = { type: "opennessChosen", seat: C, open: true } as const;
    const fault = { code: "EVENT_OUT_OF_PLACE", message: "nobody is asked for light or dark" };
    expect(() => evolve(whisted, event)).toThrow(expect.objectContaining(fault));
  });
});

describe("at a table for two", () => {
  const settings = table({ players: 2 });
  const pulya = putAway(speak(dealt({ settings, dealer: B }), "6s pass"), "6s");

  test("WHIST12 the opponent whists or passes, never half", () => {
    expect(onTurn(pulya)).toBe(B);
    expect(answersOpen(pulya)).toEqual(["pass", "whist"]);
    expect(reply(pulya, "pass").sheet.pool).toEqual([2, 0]);
  });

  test("WHIST12 the whister plays the opened dummy too", () => {
    const whisted = play(reply(pulya, "whist"), handOf(pulya, A)[0] ?? "");
    expect(dealIn(whisted, "play")).toMatchObject({ turn: 2, open: [2] });
    expect(actorOf(whisted)).toBe(B);
    expect(legal(whisted, B)).toMatchObject({ kind: "play", hand: 2 });
  });

  test("WHIST6 WHIST12 Stalingrad holds for the one opponent", () => {
    const forced = table({ players: 2, stalingrad: true });
    const asked = putAway(speak(dealt({ settings: forced, dealer: B }), "6s pass"), "6s");
    expect(answersOpen(asked)).toEqual(["whist"]);
  });

  test("WHIST8 WHIST12 on a checked ten both hands are open, and the opponent plays them", () => {
    const ten = putAway(speak(dealt({ settings, dealer: B }), "10s pass"), "10s");
    const begun = play(ten, handOf(ten, A)[0] ?? "");
    expect(dealIn(begun, "play").open).toEqual([2, B]);
    expect(actorOf(begun)).toBe(B);
  });
});
