import { describe, expect, test } from "vitest";
import type { Card } from "../cards/cards.ts";
import type { Game } from "../cards/contract.ts";
import { legal } from "../engine/legal-moves.ts";
import type { Pulya } from "../pulya/state.ts";
import { dealIn, dealt, onTurn, play, putAway, refusalOf, reply, seatNamed, speak } from "../testing/table.ts";

const [A, B, C] = [seatNamed("A"), seatNamed("B"), seatNamed("C")];

const hands = ["7s 8s 9s As Ts 7c 8c Ac 7d 8d", "Js Qs 9c Tc 9d Td Jd Qd 7h 8h", "Ks Jc Qc Kc Kd Ad 9h Th Jh Qh"];

/** A leads; a game of A's, whisted by both. */
function started(contract: Game): Pulya {
  const bought = speak(dealt({ hands, talon: "Kh Ah" }), `${contract} pass pass`);
  return reply(putAway(bought, contract, "Kh Ah"), "whist whist");
}

function playable(pulya: Pulya): readonly Card[] {
  const options = legal(pulya, onTurn(pulya));
  return options.kind === "play" ? options.cards : [];
}

test("PLAY1 first hand leads, whoever declares, and then the winner of each trick", () => {
  const bought = speak(dealt({ hands, talon: "Kh Ah" }), "pass 6s pass");
  const pulya = reply(putAway(bought, "6s", "Kh Ah"), "whist whist");
  expect(dealIn(pulya, "play").trick.leader).toBe(A);
  expect(onTurn(pulya)).toBe(A);
  expect(onTurn(play(pulya, "7d 9d Ad"))).toBe(C);
});

test("PLAY2 a suit led must be followed", () => {
  const pulya = play(started("6s"), "7c");
  expect(playable(pulya)).toEqual(["9c", "Tc"]);
  expect(refusalOf(pulya, { type: "playCard", seat: B, card: "Js" })).toBe("FOLLOW_SUIT");
});

test("PLAY3 whoever cannot follow must trump, but need not overtake", () => {
  const diamonds = "7d 8d 9d Td Jd Qd Kd Ad 7s 7c";
  const others = ["9h Th Kh 8s 9s Ts Js Qs Ks As", "7h 8h Jh Qh Ah 8c 9c Tc Jc Qc"];
  const bought = speak(dealt({ hands: [diamonds, ...others] }), "6h pass pass");
  const pulya = play(reply(putAway(bought, "6h", "Kc Ac"), "whist whist"), "7d");
  expect(playable(pulya)).toEqual(["9h", "Th", "Kh"]);
  expect(refusalOf(pulya, { type: "playCard", seat: B, card: "8s" })).toBe("MUST_TRUMP");
  const trumped = play(pulya, "Kh");
  expect(playable(trumped)).toEqual(["7h", "8h", "Jh", "Qh", "Ah"]);
  expect(dealIn(play(trumped, "7h"), "play").tricks[0]?.winner).toBe(B);
});

test("PLAY4 without trumps a hand that cannot follow plays anything", () => {
  const pulya = play(started("6n"), "As Js Ks 9s Qs");
  expect(onTurn(pulya)).toBe(C);
  expect(playable(pulya)).toHaveLength(9);
});

describe("who takes a trick", () => {
  test.each([
    ["6n", "7d 9d Ad", "C"],
    ["6n", "8d Qd Kd", "C"],
    ["6n", "Ac 9c Jc", "A"],
    ["6n", "As Qs Ks", "A"],
  ] as const)("PLAY5 in %s the trick %s goes to %s", (contract, trick, winner) => {
    expect(dealIn(play(started(contract), trick), "play").tricks[0]?.winner).toBe(seatNamed(winner));
  });

  test("PLAY5 the highest trump takes it", () => {
    const pulya = play(started("6d"), "As Js Ks 9s Qs Kd");
    expect(dealIn(pulya, "play").tricks.at(-1)?.winner).toBe(C);
    expect(dealIn(pulya, "play").taken).toEqual([1, 0, 1]);
  });
});

test("PLAY6 only the person on turn plays, and only a card of the hand", () => {
  const pulya = started("6s");
  expect(refusalOf(pulya, { type: "playCard", seat: B, card: "Js" })).toBe("NOT_YOUR_TURN");
  expect(refusalOf(pulya, { type: "playCard", seat: A, card: "Js" })).toBe("CARD_NOT_IN_HAND");
});
