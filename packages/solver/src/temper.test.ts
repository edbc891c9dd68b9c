import { actorOf, legal, settingsOf, startPulya, viewFor, type Move, type Pulya, type Seat } from "@trelyazh/preferans";
import { describe, expect, test } from "vitest";
import { chooseMove, type LevelOfPlay } from "./choose-move.ts";
import { apply, shuffledDeck } from "./match.fixture.ts";
import { randomFrom } from "./random.ts";
import { TEMPERS_OF_PLAY, type TemperOfPlay } from "./temper.ts";

const SETTINGS = settingsOf("sochi");

/** That many deals, the same for everybody. */
function dealt(count: number): readonly Pulya[] {
  const random = randomFrom(19);
  return Array.from({ length: count }, () =>
    apply(startPulya({ settings: SETTINGS, dealer: 0 }), { type: "deal", deck: shuffledDeck(random) }),
  );
}

function actorIn(pulya: Pulya): Seat {
  const actor = actorOf(pulya);
  if (actor === null) throw new Error("nobody has to act");
  return actor;
}

/** The same deals once the first player has got six spades, and the next one is asked whether they whist. */
function sixesToWhist(count: number): readonly Pulya[] {
  return dealt(count).flatMap((pulya) => {
    let state = apply(pulya, { type: "call", seat: actorIn(pulya), call: "6s" });
    for (const _ of [1, 2]) state = apply(state, { type: "call", seat: actorIn(state), call: "pass" });
    const order = legal(state, actorIn(state));
    if (order.kind !== "order") return [];
    const [first, second] = order.cards;
    const contract = order.contracts[0];
    if (first === undefined || second === undefined || contract === undefined) return [];
    return [apply(state, { type: "order", seat: actorIn(state), discard: [first, second], contract })];
  });
}

interface Asked {
  readonly states: readonly Pulya[];
  readonly level?: LevelOfPlay;
  readonly tempers?: readonly TemperOfPlay[];
  readonly says: (move: Move) => boolean;
}

/** How often each temper says so when it has the turn. */
function timesSaid({
  states,
  level = "novice",
  tempers = TEMPERS_OF_PLAY,
  says,
}: Asked): Readonly<Record<TemperOfPlay, number>> {
  const times = (temper: TemperOfPlay) =>
    states.filter((pulya, seed) => {
      const seat = actorIn(pulya);
      return says(chooseMove({ view: viewFor(pulya, seat), seat, seed, level, temper }).move);
    }).length;
  const counts = tempers.map((temper) => [temper, times(temper)] as const);
  // One for each temper that is asked.
  return Object.fromEntries(counts) as Record<TemperOfPlay, number>;
}

const bids = (move: Move): boolean => move.type === "call" && move.call !== "pass";
const whists = (move: Move): boolean => move.type === "answerWhist" && move.answer === "whist";

describe("over many deals", () => {
  test("the bold bid more often than the even, and the careful less; the stubborn bid as the even do", () => {
    const said = timesSaid({ states: dealt(400), says: bids });
    expect(said.bold).toBeGreaterThan(said.even * 1.2);
    expect(said.careful).toBeLessThan(said.even * 0.8);
    expect(said.stubborn).toBe(said.even);
  });

  test("the stubborn whist more often than the bold, these than the even, and the careful least", () => {
    const said = timesSaid({ states: sixesToWhist(400), says: whists });
    expect(said.stubborn).toBeGreaterThan(said.bold);
    expect(said.bold).toBeGreaterThan(said.even);
    expect(said.careful).toBeLessThan(said.even);
  });

  test("club players weigh what their tempers cost, and have them all the same", () => {
    const said = timesSaid({ states: dealt(24), level: "club", tempers: ["bold", "careful"], says: bids });
    expect(said.bold).toBeGreaterThan(said.careful);
  });
});
