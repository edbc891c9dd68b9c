import { actorOf, decide, evolve, settingsOf, startPulya, viewFor, type Pulya, type Seat } from "@trelyazh/preferans";
import { expect, test } from "vitest";
import { toSet } from "../card-set.ts";
import { chooseMove } from "../choose-move.ts";
import { apply, shuffledDeck } from "../match.fixture.ts";
import { randomFrom } from "../random.ts";
import { sampleDeals } from "./sample.ts";
import { unseenIn } from "./unseen.ts";

/** Plays deals of novices, and shows every state to the seat that acts in it. */
function forEachDecision(deals: number, look: (pulya: Pulya, seat: Seat) => void, players: 2 | 3 | 4 = 3): void {
  const random = randomFrom(21);
  const settings = settingsOf("sochi", { players, closeBy: { kind: "deals", count: deals } });
  let pulya = startPulya({ settings, dealer: 0 });
  while (pulya.settlement === null) {
    pulya = apply(pulya, { type: "deal", deck: shuffledDeck(random) });
    for (let seat = actorOf(pulya); seat !== null; seat = actorOf(pulya)) {
      look(pulya, seat);
      pulya = apply(pulya, chooseMove({ view: viewFor(pulya, seat), seat, seed: 1, level: "novice" }).move);
    }
  }
}

test.each([true, false])("sampled deals look to the seat exactly as the real one does (inferring: %s)", (infers) => {
  const random = randomFrom(22);
  let sampled = 0;
  forEachDecision(12, (pulya, seat) => {
    const view = viewFor(pulya, seat);
    const samples = sampleDeals(view, { count: 2, random, infers, shouldStop: () => false });
    expect(samples).toHaveLength(2);
    for (const sample of samples) {
      expect(viewFor(sample, seat)).toEqual(view);
      const cards = [...(sample.deal?.hands.flat() ?? [])];
      expect(new Set(cards).size).toBe(cards.length);
      sampled += 1;
    }
  });
  expect(sampled).toBeGreaterThan(300);
});

test("the real deal is always among the possible ones", () => {
  forEachDecision(30, (pulya, seat) => {
    const { deal } = viewFor(pulya, seat);
    if (deal === null || pulya.deal === null) throw new Error("no deal");
    for (const { place, allowed } of unseenIn(deal).places) {
      const cards =
        place === "talon" ? pulya.deal.talon : place === "discard" ? discardOf(pulya) : pulya.deal.hands[place];
      expect(toSet(cards ?? []) & ~allowed & unseenIn(deal).cards).toBe(0);
    }
  });
});

test.each([2, 4] as const)(
  "so they do at a table for %i, whose dummy and resting dealer have nothing to be guessed wrong",
  (players) => {
    const random = randomFrom(22);
    let sampled = 0;
    forEachDecision(
      12,
      (pulya, seat) => {
        const view = viewFor(pulya, seat);
        const [sample] = sampleDeals(view, { count: 1, random, infers: true, shouldStop: () => false });
        if (sample === undefined) throw new Error("no sample");
        expect(viewFor(sample, seat)).toEqual(view);
        expect(sample.deal?.hands.map(({ length }) => length)).toEqual(pulya.deal?.hands.map(({ length }) => length));
        sampled += 1;
      },
      players,
    );
    expect(sampled).toBeGreaterThan(100);
  },
);

test("in a sampled deal the next cards can be played by the rules", () => {
  forEachDecision(6, (pulya, seat) => {
    const [sample] = sampleDeals(viewFor(pulya, seat), {
      count: 1,
      random: randomFrom(3),
      infers: false,
      shouldStop: () => false,
    });
    if (sample === undefined) throw new Error("no sample");
    const { move } = chooseMove({ view: viewFor(sample, seat), seat, seed: 1, level: "novice" });
    const decision = decide(sample, move);
    expect(decision.ok).toBe(true);
    if (decision.ok) decision.events.reduce((state, event) => evolve(state, event), sample);
  });
});

function discardOf(pulya: Pulya) {
  return pulya.deal !== null && "discard" in pulya.deal ? pulya.deal.discard : [];
}
