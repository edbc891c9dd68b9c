import { describe, expect, test } from "vitest";
import { GAMES } from "../cards/contract.ts";
import { legal } from "../engine/legal-moves.ts";
import { viewFor } from "../engine/views.ts";
import type { Pulya } from "../pulya/state.ts";
import {
  act,
  agree,
  dealIn,
  dealt,
  handOf,
  phaseOf,
  putAway,
  refusalOf,
  reply,
  seatNamed,
  speak,
  table,
} from "../testing/table.ts";

const [A, B, C] = [seatNamed("A"), seatNamed("B"), seatNamed("C")];

const hands = ["7s 8s 9s Ts Js Qs Ks As 7c 8c", "9c Tc Jc Qc Kc Ac 7d 8d 9d Td"];
const bought = speak(dealt({ hands, talon: "Ah Kh" }), "6d pass pass");

test("TALON1 the talon is shown to everybody, and declarer holds twelve cards", () => {
  expect(handOf(bought, A)).toHaveLength(12);
  expect(handOf(bought, A).slice(-2)).toEqual(["Kh", "Ah"]);
  for (const viewer of [B, C, "spectator"] as const) {
    const { deal } = viewFor(bought, viewer);
    expect(deal?.talon).toEqual(["Ah", "Kh"]);
    expect(deal?.hands[A]).toEqual(Array.from({ length: 12 }, () => "??"));
  }
});

test.each([
  [["7s", "7s"], "BAD_DISCARD"],
  [["7s", "9c"], "CARD_NOT_IN_HAND"],
  [["9c", "7s"], "CARD_NOT_IN_HAND"],
  [["7s", "Ah"], "accepted"],
])("TALON2 the discard %s: %s", (discard, answer) => {
  expect(refusalOf(bought, { type: "order", seat: A, discard, contract: "6d" })).toBe(answer);
});

test("TALON2 declarer has ten cards left, and nobody else sees the two that went", () => {
  const pulya = putAway(bought, "6d", "7s Ah");
  expect(handOf(pulya, A)).toEqual(["8s", "9s", "Ts", "Js", "Qs", "Ks", "As", "7c", "8c", "Kh"]);
  expect(dealIn(pulya, "whist").discard).toEqual(["7s", "Ah"]);
  expect(dealIn(viewFor(pulya, B), "whist").discard).toEqual(["??", "??"]);
  expect(dealIn(viewFor(pulya, A), "whist").discard).toEqual(["7s", "Ah"]);
});

test("TALON3 every game from the bid up may be ordered, and none below", () => {
  const options = legal(bought, A);
  expect(options).toEqual({ kind: "order", cards: handOf(bought, A), contracts: GAMES.slice(2), mayConcede: true });
  const discard = ["7s", "8s"];
  expect(refusalOf(bought, { type: "order", seat: A, discard, contract: "6c" })).toBe("CONTRACT_TOO_LOW");
  expect(refusalOf(bought, { type: "order", seat: A, discard, contract: "7s" })).toBe("accepted");
});

describe("TALON4 a misère and a game are not exchanged for each other", () => {
  const discard = ["7s", "8s"];

  test("TALON4 no order after a misère", () => {
    const misere = speak(dealt({ hands }), "misere pass pass");
    expect(refusalOf(misere, { type: "order", seat: A, discard, contract: "10n" })).toBe("MISERE_HAS_NO_ORDER");
    expect(legal(misere, A)).toEqual({ kind: "discard", cards: handOf(misere, A) });
    expect(refusalOf(misere, { type: "discard", seat: A, discard: ["7s", "7s"] })).toBe("BAD_DISCARD");
    expect(refusalOf(misere, { type: "discard", seat: A, discard })).toBe("accepted");
  });

  test("TALON4 no mere discard after a game", () => {
    expect(refusalOf(bought, { type: "discard", seat: A, discard })).toBe("MUST_ORDER");
  });
});

describe("giving up on seeing the talon", () => {
  test.each([
    [3, 6],
    [2, 4],
  ] as const)(
    "TALON5 costs %i undertricks at the level bid, and brings the others nothing",
    (concessionUndertricks, points) => {
      const settings = table({ concessionUndertricks });
      const { sheet, deal } = act(speak(dealt({ settings }), "6d pass pass"), { type: "concede", seat: A });
      expect(sheet).toMatchObject({ pool: [0, 0, 0], mountain: [points, 0, 0] });
      expect(sheet.entries).toHaveLength(1);
      expect(deal).toMatchObject({ phase: "finished", discard: [], result: { kind: "conceded", contract: "6d" } });
    },
  );

  test("TALON5 is refused where the table does not play it, and at a misère", () => {
    const strict = speak(dealt({ settings: table({ concession: false }) }), "6d pass pass");
    expect(refusalOf(strict, { type: "concede", seat: A })).toBe("OPTION_OFF");
    expect(legal(strict, A)).toMatchObject({ mayConcede: false });
    const misere = speak(dealt(), "misere pass pass");
    expect(refusalOf(misere, { type: "concede", seat: A })).toBe("MISERE_HAS_NO_ORDER");
  });
});

describe("bids without talon", () => {
  const settings = table({ withoutTalon: true });

  test("TALON6 a misère without talon is played at once with the cards as dealt", () => {
    const pulya = speak(dealt({ settings }), "misere 9s pass misereWithoutTalon pass");
    expect(dealIn(pulya, "play")).toMatchObject({ undertaking: { kind: "misere", declarer: A }, discard: [] });
    expect(handOf(pulya, A)).toHaveLength(10);
    expect(viewFor(pulya, A).deal?.talon).toEqual(["??", "??"]);
  });

  test("TALON6 a nine without talon is offered to the whisters as it was bid", () => {
    const pulya = speak(dealt({ settings }), "misere 9s pass misereWithoutTalon 9hw pass");
    expect(dealIn(pulya, "whist")).toMatchObject({ declarer: B, contract: "9h", discard: [] });
    expect(viewFor(pulya, B).deal?.talon).toEqual(["??", "??"]);
    expect(phaseOf(pulya)).toBe("whist");
  });
});

test("TALON3 the result names what was undertaken: the order, or the bid where none was ordered", () => {
  const contractOf = (pulya: Pulya) => dealIn(pulya, "finished").result.contract;
  const six = speak(dealt(), "6s pass pass");
  expect(contractOf(reply(putAway(six, "7h"), "pass pass"))).toBe("7h");
  expect(contractOf(agree(reply(putAway(six, "7h"), "whist whist"), 7, 2, 1))).toBe("7h");
  expect(contractOf(agree(putAway(six, "10n"), 10, 0, 0))).toBe("10n");
  expect(contractOf(act(six, { type: "concede", seat: A }))).toBe("6s");
  expect(contractOf(agree(putAway(speak(dealt(), "misere pass pass"), "misere"), 0, 5, 5))).toBe("misere");
  expect(contractOf(agree(speak(dealt(), "pass pass pass"), 0, 5, 5))).toBeNull();
  const nine = speak(dealt({ settings: table({ withoutTalon: true }) }), "misere 9s pass misereWithoutTalon 9hw pass");
  expect(contractOf(reply(nine, "pass pass"))).toBe("9hw");
});

describe("the paid talon", () => {
  const settings = table({ players: 4, paidTalon: true });

  test.each([
    ["As 7c", 10],
    ["As Kc", 10],
    ["As Ks", 20],
    ["As Ac", 30],
    ["Ks Qs", 10],
    ["Ks Qc", 0],
    ["7s 8s", 0],
  ])("TALON7 for %s declarer owes the sitting dealer %i whists", (talon, whists) => {
    const { sheet } = act(speak(dealt({ settings, dealer: C, talon }), "6d pass pass"), {
      type: "concede",
      seat: 3,
    });
    expect(sheet.whists[C]).toEqual([0, 0, 0, whists]);
  });

  test("TALON7 nothing is paid for a misère, for a game without talon, or where all pass", () => {
    const begun = dealt({ settings: { ...settings, withoutTalon: true }, dealer: 3, talon: "As Ac" });
    const nine = reply(speak(begun, "misere 9s pass misereWithoutTalon 9hw pass"), "pass pass");
    const misere = agree(putAway(speak(begun, "misere pass pass"), "misere"), 0, 5, 5, 0);
    const allPass = agree(speak(begun, "pass pass pass"), 4, 3, 3, 0);
    for (const pulya of [nine, misere, allPass]) {
      expect(pulya.sheet.entries.map(({ reason }) => reason)).not.toContain("talonPayment");
    }
  });

  test("TALON8 nothing is paid at a table for two", () => {
    const two = table({ players: 2, paidTalon: "gamePrice" });
    const bid = speak(dealt({ settings: two, dealer: 1, talon: "As Ac" }), "6d pass");
    const { entries } = act(bid, { type: "concede", seat: A }).sheet;
    expect(entries.map(({ reason }) => reason)).toEqual(["conceded"]);
  });

  test.each([
    ["at three", table({ paidTalon: true }), 0],
    ["where the option is off", table({ players: 4 }), 3],
  ] as const)("TALON7 nothing is paid %s", (_, rules, seat) => {
    const { sheet } = act(speak(dealt({ settings: rules, dealer: C, talon: "As Ac" }), "6d pass pass"), {
      type: "concede",
      seat,
    });
    expect(sheet.whists.flat()).toEqual(sheet.whists.flat().map(() => 0));
  });
});
