import { describe, expect, test } from "vitest";
import { asideMoves, legalAside } from "../engine/legal-moves.ts";
import { viewFor } from "../engine/views.ts";
import { startPulya } from "../pulya/pulya.ts";
import type { Seat } from "../seats.ts";
import type { Pulya } from "../pulya/state.ts";
import {
  act,
  agree,
  choose,
  dealIn,
  dealt,
  handOf,
  phaseOf,
  play,
  playOut,
  putAway,
  refusalOf,
  reply,
  seatNamed,
  speak,
  table,
} from "../testing/table.ts";

const [A, B, C] = [seatNamed("A"), seatNamed("B"), seatNamed("C")];

const game = (answers: string): Pulya => {
  const answered = reply(putAway(speak(dealt(), "8s pass pass"), "8s"), answers);
  return phaseOf(answered) === "openness" ? choose(answered, "dark") : answered;
};
const both = game("whist whist");
const sole = game("pass whist");
const misere = putAway(speak(dealt(), "misere pass pass"), "misere");
const allPass = speak(dealt(), "pass pass pass");

const offer = (seat: Seat, ...taken: readonly number[]) => ({ type: "offer", seat, taken }) as const;
const answer = (seat: Seat, accept: boolean) => ({ type: "answerOffer", seat, accept }) as const;

describe("who may offer", () => {
  test.each([
    ["a game whisted by both", both, [true, true, true]],
    ["a game whisted by one", sole, [true, false, true]],
    ["a misère", misere, [true, true, true]],
    ["an all-pass", allPass, [true, true, true]],
  ])("OFFER1 %s", (_, pulya, may) => {
    for (const seat of [A, B, C]) {
      expect(legalAside(pulya, seat).mayOffer).toBe(may[seat]);
      expect(refusalOf(pulya, offer(seat, 8, 1, 1))).toBe(may[seat] ? "accepted" : "NOT_YOUR_TURN");
    }
  });

  test("OFFER1 only between tricks", () => {
    const begun = play(both, handOf(both, A)[0] ?? "");
    expect(refusalOf(begun, offer(A, 8, 1, 1))).toBe("NOT_BETWEEN_TRICKS");
    expect(legalAside(begun, A).mayOffer).toBe(false);
    expect(refusalOf(dealt(), offer(A, 8, 1, 1))).toBe("WRONG_PHASE");
    for (const pulya of [dealt(), startPulya({ settings: table(), dealer: A })]) {
      expect(asideMoves(pulya, A)).toEqual([]);
      expect(legalAside(pulya, A)).toEqual({
        mayOffer: false,
        mayShowCards: false,
        mayAnswerOffer: false,
        mayWithdrawOffer: false,
        mayHandOver: false,
      });
    }
  });

  test("OFFER1 at a table for two the dummy is nobody's party", () => {
    const settings = table({ players: 2 });
    const pulya = putAway(speak(dealt({ settings, dealer: B }), "misere pass"), "misere");
    expect(refusalOf(pulya, offer(2, 0, 5, 5))).toBe("NOT_YOUR_TURN");
    expect(phaseOf(agree(pulya, 0, 5, 5))).toBe("finished");
  });
});

describe("what may be offered", () => {
  const afterOne = playTrick(both);

  test.each([
    [[8, 1, 1], "accepted"],
    [[10, 0, 0], "accepted"],
    [[8, 1], "BAD_OFFER"],
    [[8, 1, 1, 0], "BAD_OFFER"],
    [[8, 1, 0], "BAD_OFFER"],
    [[11, 0, -1], "BAD_OFFER"],
    [[8.5, 0.5, 1], "BAD_OFFER"],
    [[Number.NaN, 5, 5], "BAD_OFFER"],
  ])("OFFER2 the tricks %j: %s", (taken, said) => {
    expect(refusalOf(both, offer(A, ...taken))).toBe(said);
  });

  test("OFFER2 none below the tricks that are won", () => {
    const { taken } = dealIn(afterOne, "play");
    const winner = taken.indexOf(1);
    expect(refusalOf(afterOne, offer(A, ...taken.map((_, seat) => (seat === winner ? 0 : 5))))).toBe("BAD_OFFER");
  });

  test("OFFER2 a sitting dealer gets what the talon can still bring, in an all-pass only", () => {
    const settings = table({ players: 4 });
    const four = speak(dealt({ settings, dealer: 3 }), "pass pass pass");
    expect(refusalOf(four, offer(A, 4, 2, 2, 2))).toBe("accepted");
    expect(refusalOf(four, offer(A, 4, 2, 1, 3))).toBe("BAD_OFFER");
    const closed = table({ players: 4, allPass: { talon: "closed" } });
    const noTalon = speak(dealt({ settings: closed, dealer: 3 }), "pass pass pass");
    expect(refusalOf(noTalon, offer(A, 4, 3, 2, 1))).toBe("BAD_OFFER");
    const played = reply(putAway(speak(dealt({ settings, dealer: 3 }), "8s pass pass"), "8s"), "whist whist");
    expect(refusalOf(played, offer(A, 8, 1, 0, 1))).toBe("BAD_OFFER");
  });

  test("OFFER2 later in a deal only what can still come about is listed, and all of it is accepted", () => {
    const offersIn = (pulya: Pulya) => asideMoves(pulya, A).filter(({ type }) => type === "offer");
    expect(offersIn(afterOne)).toHaveLength(2 * 55);
    const settings = table({ players: 4 });
    const four = playTrick(speak(dealt({ settings, dealer: 3, talon: "8s 7c" }), "pass pass pass"));
    const { taken } = dealIn(four, "play");
    const most = (seat: number) =>
      Math.max(...offersIn(four).map((move) => (move.type === "offer" ? (move.taken[seat] ?? 0) : 0)));
    expect([0, 1, 2, 3].map(most)).toEqual(taken.map((won, seat) => won + (seat === 3 ? 1 : 9)));
    for (const pulya of [afterOne, four]) {
      expect(new Set(offersIn(pulya).map((move) => refusalOf(pulya, move)))).toEqual(new Set(["accepted"]));
    }
    const [first = 0, second = 0, third = 0, fourth = 0] = taken;
    expect(refusalOf(four, offer(A, first + 7, second, third, fourth + 2))).toBe("BAD_OFFER");
  });

  test("OFFER3 the catcher who plays both hands is asked alone", () => {
    const alone = act(playTrick(misere), { type: "handOver", seat: B });
    const { taken } = dealIn(alone, "play");
    const offered = act(alone, offer(A, ...taken.map((won, seat) => won + (seat === A ? 9 : 0))));
    expect(phaseOf(offered)).toBe("play");
    expect(legalAside(offered, C).mayAnswerOffer).toBe(true);
    expect(phaseOf(act(offered, answer(C, true)))).toBe("finished");
  });

  test("OFFER2 all that may be offered is listed", () => {
    const listed = asideMoves(both, A).filter(({ type }) => type === "offer");
    expect(listed).toHaveLength(2 * 66);
    expect(new Set(listed.map((move) => refusalOf(both, move)))).toEqual(new Set(["accepted"]));
  });
});

test("CMD3 OFFER4 MIS3 besides its turn a seat is shown each move that it may make, and no other", () => {
  const offered = act(both, offer(A, 8, 1, 1));
  expect(asideMoves(offered, A)).toEqual([{ type: "withdrawOffer", seat: A }]);
  expect(asideMoves(offered, B)).toEqual([answer(B, true), answer(B, false)]);
  const begun = play(misere, handOf(misere, A)[0] ?? "");
  expect(asideMoves(begun, A)).toEqual([]);
  expect(asideMoves(begun, B)).toEqual([{ type: "handOver", seat: B }]);
  expect(asideMoves(play(both, handOf(both, A)[0] ?? ""), A)).toEqual([]);
});

function playTrick(pulya: Pulya): Pulya {
  let state = pulya;
  while (dealIn(state, "play").tricks.length === 0) {
    const { turn, hands } = dealIn(state, "play");
    const card = (hands[turn] ?? []).find(
      (held) => refusalOf(state, { type: "playCard", seat: turn, card: held }) === "accepted",
    );
    state = play(state, card ?? "");
  }
  return state;
}

describe("cards shown with an offer", () => {
  const shown = (seat: Seat, ...taken: readonly number[]) => ({ ...offer(seat, ...taken), shows: true }) as const;
  const openIn = (pulya: Pulya) => dealIn(pulya, "play").open;

  test("OFFER6 declarer's hand lies open to everybody, those that look on too, and no other does", () => {
    const laid = act(both, shown(A, 8, 1, 1));
    expect(openIn(laid)).toEqual([A]);
    for (const viewer of [B, C, "spectator"] as const) {
      const hands = viewFor(laid, viewer).deal?.hands ?? [];
      expect(hands[A]).toEqual(handOf(both, A));
      expect(hands.flatMap((hand, seat) => (seat !== A && hand.includes("??") ? [seat] : []))).toEqual(
        [B, C].filter((seat) => seat !== viewer),
      );
    }
    expect(openIn(act(both, offer(A, 8, 1, 1)))).toEqual([]);
  });

  test("OFFER6 they stay open when it is refused, withdrawn or passed over, and are shown once", () => {
    const laid = act(both, shown(A, 8, 1, 1));
    const fallen = [
      act(laid, answer(B, false)),
      act(laid, { type: "withdrawOffer", seat: A }),
      play(laid, handOf(laid, A)[0] ?? ""),
    ];
    for (const pulya of fallen) expect(openIn(pulya)).toEqual([A]);
    const [refused = both] = fallen;
    expect(legalAside(refused, A)).toMatchObject({ mayOffer: true, mayShowCards: false });
    expect(refusalOf(refused, shown(A, 8, 1, 1))).toBe("BAD_OFFER");
    expect(phaseOf(act(refused, offer(A, 8, 1, 1), answer(B, true), answer(C, true)))).toBe("finished");
  });

  test("OFFER6 nobody but declarer shows any", () => {
    expect(refusalOf(both, shown(B, 8, 1, 1))).toBe("BAD_OFFER");
    expect(refusalOf(allPass, shown(A, 4, 3, 3))).toBe("BAD_OFFER");
    for (const [pulya, seat] of [
      [both, B],
      [allPass, A],
    ] as const) {
      expect(legalAside(pulya, seat)).toMatchObject({ mayOffer: true, mayShowCards: false });
    }
  });

  test("OFFER6 MIS2 MIS3 a misère that is shown before the lead leaves the catchers' hands for their time", () => {
    const laid = act(misere, shown(A, 0, 5, 5), answer(B, false));
    expect(openIn(laid)).toEqual([A]);
    expect(legalAside(laid, B)).toMatchObject({ mayHandOver: false });
    const begun = play(laid, handOf(laid, A)[0] ?? "");
    expect(openIn(begun)).toEqual([A, B, C]);
    expect(legalAside(begun, B)).toMatchObject({ mayHandOver: true });
  });
});

describe("how an offer ends", () => {
  const offered = act(both, offer(A, 8, 1, 1));

  test("OFFER3 the deal is scored when all other parties have accepted", () => {
    const half = act(offered, answer(B, true));
    expect(dealIn(half, "play").offer).toEqual({ seat: A, taken: [8, 1, 1], accepted: [B] });
    expect(refusalOf(half, answer(B, true))).toBe("NOT_YOUR_TURN");
    expect(dealIn(act(half, answer(C, true)), "finished").result).toMatchObject({ kind: "played", taken: [8, 1, 1] });
  });

  test("OFFER3 a passer is not asked", () => {
    const pulya = act(sole, offer(A, 8, 1, 1));
    expect(refusalOf(pulya, answer(B, true))).toBe("NOT_YOUR_TURN");
    expect(legalAside(pulya, B).mayAnswerOffer).toBe(false);
    expect(phaseOf(act(pulya, answer(C, true)))).toBe("finished");
  });

  test("OFFER3 a catcher who has handed over is not asked, even after the offer", () => {
    const between = playTrick(misere);
    const asked = act(between, offer(A, 1, 5, 4), answer(C, true));
    expect(phaseOf(asked)).toBe("play");
    expect(phaseOf(act(asked, { type: "handOver", seat: B }))).toBe("finished");
  });

  test("OFFER4 one offer stands at a time", () => {
    expect(refusalOf(offered, offer(B, 7, 2, 1))).toBe("OFFER_PENDING");
    expect(legalAside(offered, B)).toMatchObject({ mayOffer: false, mayAnswerOffer: true, mayWithdrawOffer: false });
    expect(legalAside(offered, A)).toMatchObject({ mayAnswerOffer: false, mayWithdrawOffer: true });
    expect(refusalOf(offered, answer(A, true))).toBe("NOT_YOUR_TURN");
  });

  test("OFFER4 it falls when refused, withdrawn or passed over by a card", () => {
    const [card = ""] = handOf(offered, A);
    const fallen = [
      act(offered, answer(B, false)),
      act(offered, { type: "withdrawOffer", seat: A }),
      play(offered, card),
    ];
    for (const pulya of fallen) expect(dealIn(pulya, "play").offer).toBeNull();
    expect(fallen.map((pulya) => dealIn(pulya, "play").refusedOffers)).toEqual([
      [1, 0, 0],
      [0, 0, 0],
      [0, 0, 0],
    ]);
    expect(refusalOf(offered, { type: "withdrawOffer", seat: B })).toBe("NOT_YOUR_TURN");
  });

  test("OFFER4 without an offer there is nothing to answer or withdraw", () => {
    expect(refusalOf(both, answer(B, true))).toBe("NO_OFFER");
    expect(refusalOf(both, { type: "withdrawOffer", seat: A })).toBe("NO_OFFER");
  });

  test("OFFER5 nobody offers and withdraws without end", () => {
    let state = both;
    for (let time = 0; time < 5; time += 1) state = act(state, offer(A, 8, 1, 1), { type: "withdrawOffer", seat: A });
    expect(refusalOf(state, offer(A, 8, 1, 1))).toBe("OFFERS_USED_UP");
    expect(legalAside(state, A).mayOffer).toBe(false);
    expect(refusalOf(state, offer(B, 8, 1, 1))).toBe("accepted");
  });

  test("OFFER5 three refusals are enough for a player, not for the others", () => {
    let state = both;
    for (let time = 0; time < 3; time += 1) state = act(state, offer(A, 8, 1, 1), answer(C, false));
    expect(refusalOf(state, offer(A, 8, 1, 1))).toBe("OFFERS_USED_UP");
    expect(legalAside(state, A).mayOffer).toBe(false);
    expect(refusalOf(state, offer(B, 8, 1, 1))).toBe("accepted");
    expect(phaseOf(playOut(state))).toBe("finished");
  });
});
