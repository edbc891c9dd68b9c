import { describe, expect, test } from "vitest";
import { legal } from "../engine/legal-moves.ts";
import { CALLS, LADDER, stepOf } from "../cards/ladder.ts";
import type { Settings } from "../settings/settings.ts";
import type { Pulya } from "../pulya/state.ts";
import { dealIn, dealt, onTurn, phaseOf, refusalOf, seatNamed, speak, table } from "../testing/table.ts";

const [A, B, C] = [seatNamed("A"), seatNamed("B"), seatNamed("C")];

/** The state after some calls, A being first hand. */
function after(calls: string, settings: Settings = table()): Pulya {
  const start = dealt({ settings });
  return calls === "" ? start : speak(start, calls);
}

function openCalls(pulya: Pulya): readonly string[] {
  const options = legal(pulya, onTurn(pulya));
  return options.kind === "call" ? options.calls : [];
}

const plainLadder = LADDER.filter((bid) => !bid.toLowerCase().includes("w"));

/** The plain ladder from a bid up. */
const from = (bid: (typeof LADDER)[number]): readonly string[] =>
  plainLadder.filter((step) => stepOf(step) >= stepOf(bid));

describe("the positions of an auction", () => {
  const senior = table({ hold: "senior" });

  test.each([
    ["", "A", ["pass", ...plainLadder]],
    ["pass pass", "C", ["pass", ...plainLadder]],
    ["6s misere", "C", ["pass", ...from("9s")]],
    ["6s misere pass", "A", ["pass", ...from("9s")]],
    ["misere 9s pass", "A", ["pass"]],
    ["6s 6c pass", "A", ["pass", ...from("6d").filter((bid) => bid !== "misere")]],
    ["pass 6s 6c", "B", ["pass", ...from("6d").filter((bid) => bid !== "misere")]],
    ["6s 6c 6d", "A", ["pass", ...from("6h").filter((bid) => bid !== "misere")]],
    ["6s pass 9d", "A", ["pass", ...from("9h")]],
    ["10n", "B", ["pass"]],
  ])("BID2 BID6 BID7 BID8 BID10 after “%s” hand %s may make just these calls", (calls, letter, open) => {
    const pulya = after(calls);
    expect(onTurn(pulya)).toBe(seatNamed(letter));
    expect(openCalls(pulya)).toEqual(open);
  });

  test.each([
    ["6s 6c pass", true],
    ["pass 6s 6c", true],
    ["6s 6c 6d", false],
    ["6s pass 9d", true],
    ["10n", false],
    ["misere 9s pass", false],
    ["6s misere pass", false],
    ["pass 6s 6c 6d", false],
  ])("BID11 BID13 after “%s” a hold is open: %s", (calls, open) => {
    const pulya = after(calls, senior);
    expect(openCalls(pulya).includes("hold")).toBe(open);
    expect(refusalOf(pulya, { type: "call", seat: onTurn(pulya), call: "hold" })).toBe(
      open ? "accepted" : calls === "misere 9s pass" ? "AFTER_MISERE_ONLY_PASS" : "NO_HOLD",
    );
  });
});

test("BID1 first hand speaks first, then clockwise, without those who have passed", () => {
  expect(onTurn(after(""))).toBe(A);
  expect(onTurn(after("6s"))).toBe(B);
  expect(onTurn(after("6s 6c"))).toBe(C);
  expect(onTurn(after("6s pass 6d"))).toBe(A);
  expect(onTurn(after("6s pass 6d 6h"))).toBe(C);
});

test("BID2 the ladder has 26 steps, misère between eight and nine, and two levels more without talon", () => {
  expect(plainLadder).toHaveLength(26);
  expect(plainLadder[15]).toBe("misere");
  expect(stepOf("6s")).toBe(0);
  expect(CALLS).toHaveLength(LADDER.length + 2);
});

test.each([
  ["6c", "6c", "CALL_TOO_LOW"],
  ["6c", "6s", "CALL_TOO_LOW"],
  ["6c", "6d", "accepted"],
  ["6c", "10n", "accepted"],
])("BID2 over %s the bid %s is: %s", (standing, call, answer) => {
  expect(refusalOf(after(standing), { type: "call", seat: B, call })).toBe(answer);
});

test("BID3 whoever has passed is not asked again", () => {
  const pulya = after("pass 6s 6c");
  expect(refusalOf(pulya, { type: "call", seat: A, call: "7s" })).toBe("NOT_YOUR_TURN");
  expect(onTurn(speak(pulya, "6d"))).toBe(C);
});

test("BID4 three passes start an all-pass, two passes after a bid make a declarer", () => {
  expect(dealIn(after("pass pass pass"), "play").undertaking).toEqual({ kind: "allPass" });
  expect(dealIn(after("6s 6c pass pass"), "order")).toMatchObject({ declarer: B, bid: "6c", turn: B });
});

test("BID5 the last to speak may bid after two passes, and declares at once", () => {
  expect(phaseOf(after("pass pass"))).toBe("auction");
  expect(dealIn(after("pass pass 6s"), "order").declarer).toBe(C);
});

test("BID6 a misère may only be a player's first call", () => {
  const pulya = after("6s 6c pass");
  expect(refusalOf(pulya, { type: "call", seat: A, call: "misere" })).toBe("MISERE_NOT_FIRST_CALL");
});

test.each([
  ["8n", "accepted"],
  ["9s", "CALL_TOO_LOW"],
  ["misere", "MISERE_TAKEN"],
])("BID7 misère over %s: %s", (standing, answer) => {
  expect(refusalOf(after(standing), { type: "call", seat: B, call: "misere" })).toBe(answer);
});

test.each(["9c", "misere", "10n", "hold"])("BID8 after a misère the same player may not call %s", (call) => {
  expect(refusalOf(after("misere 9s pass"), { type: "call", seat: A, call })).toBe("AFTER_MISERE_ONLY_PASS");
});

test("BID9 an exit level bars lower games and never a misère", () => {
  const pulya = dealt({ before: { exitLevel: 8 } });
  expect(refusalOf(pulya, { type: "call", seat: A, call: "7n" })).toBe("BELOW_EXIT_LEVEL");
  expect(openCalls(pulya)).toEqual(["pass", ...from("8s")]);
});

test("BID10 a strict table knows no hold", () => {
  expect(refusalOf(after("6s 6c pass"), { type: "call", seat: A, call: "hold" })).toBe("OPTION_OFF");
});

test("BID11 after a hold the junior must go higher or pass, and the senior may hold again", () => {
  const held = after("6s 6c pass hold", table({ hold: "senior" }));
  expect(onTurn(held)).toBe(B);
  expect(openCalls(held)).toEqual(["pass", ...from("6d").filter((bid) => bid !== "misere")]);
  expect(dealIn(speak(held, "pass"), "order")).toMatchObject({ declarer: A, bid: "6c" });
  expect(dealIn(speak(held, "6d hold pass"), "order")).toMatchObject({ declarer: A, bid: "6d" });
});

test("BID12 a hold may end the auction", () => {
  const held = after("6s 6c pass hold", table({ hold: "seniorWins" }));
  expect(dealIn(held, "order")).toMatchObject({ declarer: A, bid: "6c" });
});

test("BID13 nobody holds a bid of their own or of a senior", () => {
  const pulya = after("6s pass 6c 6d", table({ hold: "senior" }));
  expect(refusalOf(pulya, { type: "call", seat: C, call: "hold" })).toBe("NO_HOLD");
});

describe("calls without talon", () => {
  const settings = table({ withoutTalon: true, hold: "senior" });

  test("BID14 only the player whose misère was outbid may go without talon", () => {
    expect(openCalls(after("misere 9s pass", settings))).toEqual(["pass", "misereWithoutTalon"]);
    expect(refusalOf(after("9s", settings), { type: "call", seat: B, call: "misereWithoutTalon" })).toBe(
      "MISERE_NOT_FIRST_CALL",
    );
    expect(refusalOf(after("misere 10s pass", settings), { type: "call", seat: A, call: "misereWithoutTalon" })).toBe(
      "CALL_TOO_LOW",
    );
  });

  test("BID14 a nine without talon outbids it, and a higher one that", () => {
    const called = after("misere 9s pass misereWithoutTalon", settings);
    expect(openCalls(called)).toEqual(["pass", "9sw", "9cw", "9dw", "9hw", "9nw", ...from("10s")]);
    expect(openCalls(speak(called, "9dw"))).toEqual(["pass"]);
    const three = after("6s misere 9s pass misereWithoutTalon 9cw", settings);
    expect(onTurn(three)).toBe(B);
    expect(phaseOf(speak(three, "pass"))).toBe("whist");
  });

  test("BID13 BID14 a nine without talon is no answer to a plain nine, nor can it be held", () => {
    expect(refusalOf(after("9s", settings), { type: "call", seat: B, call: "9cw" })).toBe("OPTION_OFF");
    const pulya = after("6s misere 9s 9c misereWithoutTalon 9cw 9dw pass 9hw", settings);
    expect(openCalls(pulya)).toEqual(["pass", "9nw", ...from("10s")]);
    expect(refusalOf(pulya, { type: "call", seat: A, call: "hold" })).toBe("NO_HOLD");
  });

  test.each(["misereWithoutTalon", "9sw"])("BID15 %s is refused where the option is off", (call) => {
    expect(refusalOf(after("misere 9s pass"), { type: "call", seat: A, call })).toBe(
      call === "9sw" ? "AFTER_MISERE_ONLY_PASS" : "OPTION_OFF",
    );
    expect(refusalOf(after(""), { type: "call", seat: A, call })).toBe("OPTION_OFF");
  });
});
