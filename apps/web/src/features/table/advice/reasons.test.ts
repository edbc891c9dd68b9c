import {
  dealOf,
  decide,
  evolve,
  settingsOf,
  startPulya,
  viewFor,
  type Card,
  type Command,
  type Pulya,
} from "@trelyazh/preferans";
import { expect, test } from "vitest";
import { reasonOf } from "./reasons.ts";

const HANDS = [
  "As Ks Qs Ts 8s Ah 9h Kd 7d 8c",
  "Js 7s Kh Jh Ad Td Ac Kc Jc 9c",
  "9s Qh Th 7h Qd Jd 9d 8d Qc Tc",
] as const;

/** The pulya as the first seat sees it after those commands, the deal among them. */
function seenAfter(...commands: readonly Command[]): Pulya {
  return seenWith("7c 8h", commands);
}

function seenWith(talon: string, commands: readonly Command[]): Pulya {
  const deal = dealOf({ players: 3, dealer: 2, hands: HANDS, talon });
  if (!deal.ok) throw new Error(deal.code);
  let pulya: Pulya = startPulya({ settings: settingsOf("sochi"), dealer: 2 });
  for (const command of [{ type: "deal", deck: deal.deck } as const, ...commands]) {
    const decision = decide(pulya, command);
    if (!decision.ok) throw new Error(decision.code);
    pulya = decision.events.reduce<Pulya>((before, event) => evolve(before, event), pulya);
  }
  return viewFor(pulya, 0);
}

const call = (seat: 0 | 1 | 2, said: "pass" | "6s" | "6c" | "misere"): Command => ({ type: "call", seat, call: said });
const card = (seat: 0 | 1 | 2, played: Card) => ({ type: "playCard", seat, card: played }) as const;
const SIX_SPADES: readonly Command[] = [
  call(0, "6s"),
  call(1, "pass"),
  call(2, "pass"),
  { type: "order", seat: 0, discard: ["7c", "8h"], contract: "6s" },
  { type: "answerWhist", seat: 1, answer: "whist" },
  { type: "answerWhist", seat: 2, answer: "whist" },
];
const ALL_PASS = [call(0, "pass"), call(1, "pass"), call(2, "pass")];

test("a bid is advised as the cheapest one at first, and as a raise over somebody's", () => {
  expect(reasonOf(seenAfter(), { type: "call", seat: 0, call: "6s" })).toBe("cheapest");
  const raised = seenAfter(call(0, "6s"), call(1, "6c"), call(2, "pass"));
  expect(reasonOf(raised, { type: "call", seat: 0, call: "6d" })).toBe("raise");
});

test("an order is told from one that goes beyond the bid", () => {
  const bid = seenAfter(...SIX_SPADES.slice(0, 3));
  const order = { type: "order", seat: 0, discard: ["7c", "8h"] } as const;
  expect(reasonOf(bid, { ...order, contract: "6s" })).toBe("orderAsBid");
  expect(reasonOf(bid, { ...order, contract: "7s" })).toBe("orderHigher");
});

test("a card of declarer's is advised for what it does in its trick", () => {
  const leads = seenAfter(...SIX_SPADES);
  expect(reasonOf(leads, card(0, "As"))).toBe("drawTrumps");
  expect(reasonOf(leads, card(0, "Ah"))).toBe("leadSure");
  expect(reasonOf(leads, card(0, "Kd"))).toBe("leadBest");
  const first = [...SIX_SPADES, card(0, "9h"), card(1, "Kh"), card(2, "Th")];
  const diamonds = seenAfter(...first, card(1, "Ad"), card(2, "8d"));
  expect(reasonOf(diamonds, card(0, "7d"))).toBe("low");
  const clubs = [...first, card(1, "Ad"), card(2, "8d"), card(0, "7d"), card(1, "Ac"), card(2, "Tc")];
  expect(reasonOf(seenAfter(...clubs), card(0, "8c"))).toBe("only");
  expect(reasonOf(seenAfter(...clubs, card(0, "8c"), card(1, "Kc"), card(2, "Qc")), card(0, "8s"))).toBe("ruff");
});

test("whoever avoids tricks leads low, goes under, and gets rid of what is dangerous", () => {
  const talon = seenAfter(...ALL_PASS);
  expect(reasonOf(talon, card(0, "8c"))).toBe("only");
  expect(reasonOf(seenWith("8h 7c", ALL_PASS), card(0, "9h"))).toBe("leadLow");
  const open = [...ALL_PASS, card(0, "8c"), card(1, "9c"), card(2, "Tc"), card(0, "9h"), card(1, "Jh"), card(2, "7h")];
  expect(reasonOf(seenAfter(...open), card(0, "7d"))).toBe("leadLow");
  const diamonds = [...open, card(0, "7d"), card(1, "Ad"), card(2, "8d")];
  expect(reasonOf(seenAfter(...diamonds, card(1, "Td"), card(2, "9d")), card(0, "Kd"))).toBe("only");
  expect(reasonOf(seenAfter(...diamonds, card(1, "Kc"), card(2, "Qc")), card(0, "As"))).toBe("throwHigh");
  expect(reasonOf(seenAfter(...diamonds, card(1, "7s"), card(2, "9s")), card(0, "8s"))).toBe("under");
  expect(reasonOf(seenAfter(...diamonds, card(1, "7s"), card(2, "9s")), card(0, "As"))).toBe("mustTake");
});
