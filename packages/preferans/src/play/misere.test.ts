import { describe, expect, test } from "vitest";
import { actorOf } from "../engine/actor.ts";
import { legal, legalAside } from "../engine/legal-moves.ts";
import type { Settings } from "../settings/settings.ts";
import type { Pulya } from "../pulya/state.ts";
import {
  act,
  agree,
  dealIn,
  dealt,
  handOf,
  onTurn,
  play,
  putAway,
  refusalOf,
  seatNamed,
  speak,
  table,
} from "../testing/table.ts";

const [A, B, C] = [seatNamed("A"), seatNamed("B"), seatNamed("C")];

const calls = { A: "misere pass pass", B: "pass misere pass" };

/** A leads; A or B plays a misère. */
function misere(declarer: "A" | "B", settings: Settings = table()): Pulya {
  return putAway(speak(dealt({ settings }), calls[declarer]), "misere");
}

const lead = (pulya: Pulya): Pulya => play(pulya, handOf(pulya, A)[0] ?? "");

test("MIS1 declarer puts two cards away, and nothing is trumps", () => {
  const pulya = misere("A");
  expect(dealIn(pulya, "play").undertaking).toEqual({ kind: "misere", declarer: A, soleCatcher: null });
  expect(handOf(pulya, A)).toHaveLength(10);
  expect(dealIn(pulya, "play").discard).toEqual(["7s", "8s"]);
});

test.each([
  ["beforeDefenderLead", "A", []],
  ["beforeDefenderLead", "B", [C, A]],
  ["beforeLead", "A", [B, C]],
  ["afterFirstCard", "B", []],
] as const)("MIS2 %s, declarer %s: open before the lead %j", (misereOpenTiming, declarer, open) => {
  const pulya = misere(declarer, table({ misereOpenTiming }));
  expect(dealIn(pulya, "play").open).toEqual(open);
  expect(dealIn(lead(pulya), "play").open).toEqual(declarer === "A" ? [B, C] : [C, A]);
});

describe("handing over", () => {
  test("MIS3 a catcher gives both hands to the other, who plays them in turn", () => {
    const pulya = act(lead(misere("A")), { type: "handOver", seat: B });
    expect(dealIn(pulya, "play").undertaking).toMatchObject({ soleCatcher: C });
    expect(actorOf(pulya)).toBe(C);
    expect(legal(pulya, C)).toMatchObject({ kind: "play", hand: B });
    expect(legal(pulya, B)).toEqual({ kind: "none" });
    const own = act(lead(misere("A")), { type: "handOver", seat: C });
    expect(actorOf(own)).toBe(B);
  });

  test("MIS3 declarer, a catcher who already plays both, and anybody in a game have nobody to hand over to", () => {
    const open = lead(misere("A"));
    expect(refusalOf(open, { type: "handOver", seat: A })).toBe("NOT_A_CATCHER");
    expect(refusalOf(open, { type: "handOver", seat: 3 })).toBe("NOT_A_CATCHER");
    const sole = act(open, { type: "handOver", seat: B });
    expect(refusalOf(sole, { type: "handOver", seat: C })).toBe("NOT_A_CATCHER");
    expect(refusalOf(speak(dealt(), "pass pass pass"), { type: "handOver", seat: A })).toBe("NOT_A_CATCHER");
    expect(legalAside(sole, C)).toMatchObject({ mayHandOver: false });
  });

  test("MIS3 it has to wait until the hands lie open", () => {
    expect(refusalOf(misere("A"), { type: "handOver", seat: B })).toBe("WRONG_PHASE");
    expect(legalAside(misere("A"), B)).toMatchObject({ mayHandOver: false });
    expect(legalAside(lead(misere("A")), B)).toMatchObject({ mayHandOver: true });
  });
});

test.each([
  [[0, 6, 4], 10, 0],
  [[2, 4, 4], 0, 20],
])("MIS4 with the tricks %j A writes %i in the pool and %i in the mountain", (taken, pool, mountain) => {
  const { sheet } = agree(misere("A"), ...taken);
  expect(sheet.pool[A]).toBe(pool);
  expect(sheet.mountain[A]).toBe(mountain);
  expect(sheet.entries).toHaveLength(1);
});

test("MIS4 the mountain multiplier counts, the whist multiplier does not", () => {
  const doubled = table({ mountainMultiplier: 2, whistMultiplier: 2 });
  expect(agree(misere("A", doubled), 1, 5, 4).sheet.mountain[A]).toBe(20);
});

describe("the sitting dealer's share", () => {
  const played = (settings: Settings, ...taken: readonly number[]): Pulya => {
    const bought = speak(dealt({ settings, dealer: 3 }), "misere pass pass");
    return agree(putAway(bought, "misere"), ...taken);
  };

  test("MIS5 is half of what declarer writes", () => {
    const settings = table({ players: 4, dealerMisereShare: true });
    expect(played(settings, 0, 5, 5, 0).sheet.pool).toEqual([10, 0, 0, 5]);
    expect(played(settings, 3, 4, 3, 0).sheet.mountain).toEqual([30, 0, 0, 15]);
  });

  test("MIS5 is nothing where the option is off, or where the dealer plays", () => {
    expect(played(table({ players: 4 }), 0, 5, 5, 0).sheet.pool).toEqual([10, 0, 0, 0]);
    expect(agree(misere("A", table({ dealerMisereShare: true })), 0, 5, 5).sheet.pool).toEqual([10, 0, 0]);
  });
});

test("MIS6 at a table for two the opponent plays both open hands", () => {
  const bought = speak(dealt({ settings: table({ players: 2 }), dealer: B }), "misere pass");
  expect(onTurn(putAway(bought, "misere"))).toBe(A);
  const pulya = lead(putAway(bought, "misere"));
  expect(dealIn(pulya, "play")).toMatchObject({ turn: 2, open: [2, B] });
  expect(onTurn(pulya)).toBe(B);
  expect(refusalOf(pulya, { type: "handOver", seat: B })).toBe("NOT_A_CATCHER");
  expect(agree(putAway(bought, "misere"), 0, 4, 6).sheet.pool).toEqual([10, 0]);
});
