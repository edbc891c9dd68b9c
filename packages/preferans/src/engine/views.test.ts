import { describe, expect, expectTypeOf, test } from "vitest";
import type { GameEvent } from "../pulya/events.ts";
import { evolve } from "./evolve.ts";
import type { Viewer } from "../seats.ts";
import type { Pulya } from "../pulya/state.ts";
import { project, viewFor, type FullPulya, type ProjectedEvent, type View } from "./views.ts";
import {
  act,
  agree,
  choose,
  dealIn,
  dealt,
  deckFor,
  eventsOf,
  handOf,
  play,
  playOut,
  putAway,
  reply,
  seatNamed,
  speak,
  table,
} from "../testing/table.ts";

const [A, B, C, D] = [seatNamed("A"), seatNamed("B"), seatNamed("C"), seatNamed("D")];

const backs = (count: number) => Array.from({ length: count }, () => "??");

/** By seat: how many cards of a hand a viewer sees. */
const seen = (pulya: Pulya, viewer: Viewer): readonly number[] | undefined =>
  viewFor(pulya, viewer).deal?.hands.map((hand) => hand.filter((card) => card !== "??").length);

describe("what a viewer sees", () => {
  const auction = dealt();

  test.each([
    [A, [10, 0, 0]],
    [B, [0, 10, 0]],
    [C, [0, 0, 10]],
    ["spectator", [0, 0, 0]],
  ] as const)("VIEW1 VIEW2 viewer %s sees of the hands %j", (viewer, cards) => {
    expect(seen(auction, viewer)).toEqual(cards);
    expect(viewFor(auction, viewer).deal?.talon).toEqual(backs(2));
  });

  test("VIEW1 the talon is hidden while it is bid for, and seen from then on", () => {
    expect(viewFor(speak(auction, "8s pass"), A).deal?.talon).toEqual(backs(2));
    const playing = reply(putAway(speak(auction, "8s pass pass"), "8s"), "whist whist");
    expect(viewFor(playing, "spectator").deal?.talon).toEqual(auction.deal?.talon);
  });

  test("VIEW1 declarer alone sees the discard, whichever seat that is", () => {
    const playing = reply(putAway(speak(auction, "pass 8s pass"), "8s"), "whist whist");
    expect(viewFor(playing, B).deal).toMatchObject({ discard: handOf(speak(auction, "pass 8s pass"), B).slice(0, 2) });
    expect(viewFor(playing, A).deal).toMatchObject({ discard: backs(2) });
  });

  test("VIEW1 a deal tells everybody their own hand", () => {
    const [event] = eventsOf({ ...auction, deal: null, dealNumber: 0 }, { type: "deal", deck: deckFor() });
    if (event?.type !== "dealt") throw new Error("a deal begins with its cards");
    expect(project(event, A)).toEqual({ ...event, hands: [event.hands[0], backs(10), backs(10)], talon: backs(2) });
    expect(project(event, "spectator")).toMatchObject({ hands: [backs(10), backs(10), backs(10)] });
  });

  test("VIEW1 open hands are everybody's", () => {
    const light = play(choose(reply(putAway(speak(auction, "8s pass pass"), "8s"), "pass whist"), "light"), "7c");
    expect(seen(light, "spectator")).toEqual([0, 10, 10]);
    expect(seen(light, A)).toEqual([9, 10, 10]);
  });

  test("VIEW1 before the first deal there is nothing to hide", () => {
    const start = { ...auction, deal: null };
    expect(viewFor(start, B)).toEqual(start);
  });

  test("VIEW2 the sitting dealer sees what a spectator sees", () => {
    const four = dealt({ settings: table({ players: 4 }), dealer: D });
    expect(viewFor(four, D)).toEqual(viewFor(four, "spectator"));
  });

  test("VIEW2 nobody sees through the dummy", () => {
    const two = dealt({ settings: table({ players: 2 }), dealer: B });
    expect(viewFor(two, 2)).toEqual(viewFor(two, "spectator"));
    const start = { ...two, deal: null, dealNumber: 0 };
    const [event] = eventsOf(start, {
      type: "deal",
      deck: [...(two.deal?.hands.flat() ?? []), ...(two.deal?.talon ?? [])] as never,
    });
    expect(event?.type === "dealt" && project(event, 2)).toMatchObject({ hands: [backs(10), backs(10), backs(10)] });
  });

  test("VIEW3 a finished deal is public, the talon of an all-pass and the discard too", () => {
    const closed = table({ allPass: { talon: "closed" } });
    const allPass = playOut(speak(dealt({ settings: closed, talon: "7s 8s" }), "pass pass pass"));
    expect(viewFor(allPass, "spectator")).toEqual(allPass);
    expect(allPass.deal).toMatchObject({ talon: ["7s", "8s"] });
    const misere = agree(putAway(speak(dealt(), "misere pass pass"), "misere"), 0, 5, 5);
    expect(misere.deal).toMatchObject({ discard: ["7s", "8s"], hands: dealt().deal?.hands });
    expect(viewFor(misere, B)).toEqual(misere);
  });

  test("VIEW3 a finished deal keeps how it was answered and played", () => {
    const ordered = putAway(speak(dealt(), "8s pass pass"), "8s");
    const answers = (answer: string) => [
      { seat: B, answer },
      { seat: C, answer },
    ];
    expect(dealIn(reply(ordered, "pass pass"), "finished")).toMatchObject({ whists: answers("pass"), tricks: [] });
    const begun = play(reply(ordered, "whist whist"), "7c 9c Jd");
    const { tricks, taken } = dealIn(begun, "play");
    expect(tricks).toHaveLength(1);
    const played = agree(begun, ...taken.map((won, seat) => won + (seat === A ? 9 : 0)));
    expect(dealIn(played, "finished")).toMatchObject({ whists: answers("whist"), tricks });
    const conceded = act(speak(dealt(), "8s pass pass"), { type: "concede", seat: A });
    const allPass = agree(speak(dealt(), "pass pass pass"), 0, 5, 5);
    for (const pulya of [conceded, allPass]) {
      expect(dealIn(pulya, "finished")).toMatchObject({ whists: [], tricks: [], discard: [] });
    }
    const misere = agree(putAway(speak(dealt(), "misere pass pass"), "misere"), 0, 5, 5);
    expect(dealIn(misere, "finished")).toMatchObject({ whists: [], tricks: [] });
  });
});

describe("VIEW3 a finished deal shows the hands as they were dealt", () => {
  const nine = { settings: table({ withoutTalon: true }) };
  const ordered = putAway(speak(dealt(), "8s pass pass"), "8s");
  const misere = putAway(speak(dealt(), "misere pass pass"), "misere");
  const four = speak(dealt({ settings: table({ players: 4 }), dealer: D }), "pass pass pass");

  test.each([
    ["a game played to the end", playOut(reply(ordered, "whist whist")), ["7s", "8s"]],
    ["a game made without play", reply(ordered, "pass pass"), ["7s", "8s"]],
    ["a misère played to the end", playOut(misere), ["7s", "8s"]],
    ["a concession", act(speak(dealt(), "8s pass pass"), { type: "concede", seat: A }), []],
    ["an all-pass", playOut(speak(dealt(), "pass pass pass")), []],
    ["an all-pass at four", playOut(four), []],
    ["a game without talon", playOut(speak(dealt(nine), "misere 9s pass misereWithoutTalon 9hw pass")), []],
    ["a misère without talon", playOut(speak(dealt(nine), "misere 9s pass misereWithoutTalon pass")), []],
  ])("VIEW3 %s", (name, pulya, discard) => {
    const start = name === "an all-pass at four" ? dealt({ settings: table({ players: 4 }), dealer: D }) : dealt();
    const { hands, talon } = dealIn(start, "auction");
    expect(dealIn(pulya, "finished")).toMatchObject({ hands, talon, discard });
  });
});

describe("what a viewer is told", () => {
  const told = (events: readonly GameEvent[], viewer: Viewer) => events.map((event) => project(event, viewer));
  const bought = speak(dealt(), "8s pass pass");

  test("VIEW1 a discard is told to declarer alone", () => {
    const events = eventsOf(bought, { type: "order", seat: A, discard: ["7s", "8s"], contract: "8s" });
    expect(told(events, A)).toEqual(events);
    expect(told(events, B)).toMatchObject([{ type: "ordered", discard: ["??", "??"], contract: "8s" }]);
    const misere = eventsOf(speak(dealt(), "misere pass pass"), { type: "discard", seat: A, discard: ["7s", "8s"] });
    expect(told(misere, "spectator")).toMatchObject([{ type: "discarded", discard: ["??", "??"] }]);
  });

  test("VIEW4 a hidden hand gains two backs with the talon", () => {
    const spoken = speak(dealt(), "8s pass");
    let view = viewFor(spoken, B);
    for (const event of eventsOf(spoken, { type: "call", seat: C, call: "pass" }))
      view = evolve(view, project(event, B));
    expect(view.deal?.hands[A]).toEqual(backs(12));
    expect(view).toEqual(viewFor(bought, B));
  });

  test("VIEW4 a hidden hand loses as many backs as cards are played", () => {
    const playing = reply(putAway(bought, "8s"), "whist whist");
    const [event] = eventsOf(playing, { type: "playCard", seat: A, card: handOf(playing, A)[0] ?? "7s" });
    if (event === undefined) throw new Error("a card was played");
    const after = evolve(viewFor(playing, B), project(event, B));
    expect(after).toEqual(viewFor(evolve(playing, event), B));
    expect(after.deal?.hands[A]).toEqual(backs(9));
  });
});

test("VIEW7 what is not projected cannot pass for a view", () => {
  expectTypeOf<View>().toExtend<Pulya>();
  expectTypeOf<Pulya>().not.toExtend<View>();
  expectTypeOf<View>().not.toExtend<FullPulya>();
  expectTypeOf<Pulya>().toExtend<FullPulya>();
  expectTypeOf<ProjectedEvent>().toExtend<GameEvent>();
  expectTypeOf<GameEvent>().not.toExtend<ProjectedEvent>();
  const view = viewFor(dealt(), A);
  expectTypeOf(evolve(view, project({ type: "called", seat: A, call: "pass" }, A))).toEqualTypeOf<View>();
  expect(view.deal?.phase).toBe("auction");
});
