import {
  actorOf,
  asideMoves,
  legal,
  legalAside,
  PRESET_NAMES,
  settingsOf,
  startPulya,
  viewFor,
  type Deal,
  type Pulya,
  type SeenCard,
  type Seat,
} from "@trelyazh/preferans";
import { describe, expect, test } from "vitest";
import { chooseMove, LEVELS_OF_PLAY, type LevelOfPlay } from "./choose-move.ts";
import { apply, playPulya, randomPlayer, shuffledDeck, type Player } from "./match.fixture.ts";
import { randomFrom, shuffleInPlace } from "./random.ts";

/** A bot whose decisions are cut short after so many questions to its stop: fewer samples, the same ways. */
function bot(level: LevelOfPlay, patience = 40): Player {
  return (pulya, seat) => {
    let asked = 0;
    const shouldStop = (): boolean => (asked += 1) > patience;
    return chooseMove({ view: viewFor(pulya, seat), seat, seed: pulya.dealNumber, level, shouldStop }).move;
  };
}

const novice = bot("novice");

const closeBy = { kind: "deals", count: 40 } as const;

describe("novice", () => {
  test.each(PRESET_NAMES)("plays whole pulyas of the %s preset without an illegal move", (preset) => {
    for (const players of [2, 3, 4] as const) {
      for (let seed = 0; seed < 6; seed += 1) {
        const settings = settingsOf(preset, { players, closeBy });
        const pulya = playPulya({ settings, seed, players: [novice, novice, novice, novice], maxDeals: 40 });
        expect(pulya.settlement).not.toBeNull();
      }
    }
  });

  test("plays sensibly enough for the pools of a Sochi pulya to close", () => {
    for (let seed = 0; seed < 10; seed += 1) {
      const pulya = playPulya({
        settings: settingsOf("sochi"),
        seed,
        players: [novice, novice, novice],
        maxDeals: 400,
      });
      expect(Math.min(...pulya.sheet.pool)).toBeGreaterThanOrEqual(10);
    }
  });

  test("beats players at random over the same deals in every seat", () => {
    const settings = settingsOf("sochi", { closeBy: { kind: "deals", count: 30 } });
    const gains = [0, 1, 2].map((seat) => {
      const random = randomPlayer(randomFrom(7));
      const players = [0, 1, 2].map((place) => (place === seat ? novice : random));
      const { settlement } = playPulya({ settings, seed: 5, players, maxDeals: 30 });
      return (settlement?.exact[seat] ?? 0) / (settlement?.denominator ?? 1) / 30;
    });
    expect(Math.min(...gains)).toBeGreaterThan(100);
  });

  test("answers an open offer at once, and takes one that gives it every trick", () => {
    const pulya = firstPlayState();
    const declarer = declarerOf(pulya.deal);
    const defender = pulya.deal?.seats.find((seat) => seat !== declarer) ?? 0;
    const taken = pulya.deal?.hands.map((_, seat) => (seat === defender ? 10 : 0)) ?? [];
    const offered = apply(pulya, { type: "offer", seat: declarer, taken });
    const asked = ([0, 1, 2] as const).find((seat) => legalAside(offered, seat).mayAnswerOffer) ?? 0;
    expect(novice(offered, asked)).toEqual({ type: "answerOffer", seat: asked, accept: true });
  });

  test("whists as a dealer who sits out, with whom it can lose nothing, and plays both hands", () => {
    const settings = settingsOf("fspr", { players: 4, closeBy: { count: 60 } });
    const answers = new Set<string>();
    const watching: Player = (pulya, seat) => {
      const move = novice(pulya, seat);
      if (move.type === "answerWhist" && pulya.deal?.dealer === seat) answers.add(move.answer);
      return move;
    };
    for (let seed = 0; seed < 12; seed += 1)
      playPulya({ settings, seed, players: [watching, watching, watching, watching], maxDeals: 60 });
    expect([...answers]).toEqual(["whist"]);
  });

  test("is asked in vain when the seat has nothing to decide", () => {
    const pulya = firstPlayState();
    const idle = ([0, 1, 2] as const).find((seat) => legal(pulya, seat).kind === "none") ?? 0;
    expect(() => novice(pulya, idle)).toThrow(RangeError);
  });
});

describe.each(["club", "master"] as const)("%s", (level) => {
  test.each(PRESET_NAMES)("plays deals of the %s preset without an illegal move", (preset) => {
    const count = level === "club" ? 4 : 2;
    for (const players of [2, 3, 4] as const) {
      const settings = settingsOf(preset, { players, closeBy: { kind: "deals", count } });
      const all = [0, 1, 2, 3].map(() => bot(level));
      expect(playPulya({ settings, seed: players, players: all, maxDeals: count }).settlement).not.toBeNull();
    }
  });

  test("answers whatever is offered during a deal, at a table of any size", () => {
    const random = randomFrom(17);
    let answered = 0;
    const answering: Player = (pulya, seat) => {
      if (legalAside(viewFor(pulya, seat), seat).mayAnswerOffer) answered += 1;
      return bot(level)(pulya, seat);
    };
    for (const players of [2, 3, 4] as const) {
      const settings = settingsOf("sochi", { players, closeBy: { kind: "deals", count: 8 } });
      const all = [offering(random), answering, answering, answering];
      expect(playPulya({ settings, seed: players, players: all, maxDeals: 8 }).settlement).not.toBeNull();
    }
    expect(answered).toBeGreaterThan(10);
  });

  test("weighs light against dark by whists, and leaves light only for what is clearly better", () => {
    const pulya = firstState(({ deal }) => deal?.phase === "openness");
    const seat = actorOf(pulya) ?? 0;
    const { move, alternatives } = chooseMove({ view: viewFor(pulya, seat), seat, seed: 1, level });
    expect(alternatives).toHaveLength(2);
    expect(alternatives[0]?.move).toEqual(move);
    const [light, dark] = [true, false].map((open) =>
      alternatives.find((tried) => tried.move.type === "chooseOpenness" && tried.move.open === open),
    );
    expect(move).toMatchObject({ open: (light?.whists ?? NaN) >= (dark?.whists ?? NaN) - 6 });
  });

  test("looks at the clock every thousand nodes at least, and ends at once when told to", () => {
    const pulya = firstState(({ deal }) => deal?.phase === "order");
    const seat = actorOf(pulya) ?? 0;
    for (const patience of [1, 10, 100]) {
      let asked = 0;
      const shouldStop = (): boolean => (asked += 1) > patience;
      const { nodes, isStopped } = chooseMove({ view: viewFor(pulya, seat), seat, seed: 1, level, shouldStop });
      expect(isStopped).toBe(true);
      expect(nodes).toBeLessThanOrEqual(1024 * (patience + 1));
      expect(asked).toBeLessThan(patience + 10);
    }
  });

  test("weighs its moves, the chosen one first", () => {
    const pulya = firstPlayState();
    const seat = actorOf(pulya) ?? 0;
    const { move, alternatives } = chooseMove({ view: viewFor(pulya, seat), seat, seed: 1, level });
    const choice = legal(pulya, seat);
    expect(alternatives[0]?.move).toEqual(move);
    expect(alternatives).toHaveLength(choice.kind === "play" ? choice.cards.length : 0);
    expect(Math.max(...alternatives.map(({ whists }) => whists))).toBeCloseTo(alternatives[0]?.whists ?? NaN, 3);
  });

  test("takes an offer that gives it every trick, and refuses one that gives it none", () => {
    const pulya = firstPlayState();
    const declarer = declarerOf(pulya.deal);
    for (const defenders of [10, 0]) {
      const shares = pulya.deal?.hands.map((_, seat) => (seat === declarer ? 10 - defenders : defenders / 2)) ?? [];
      const offered = apply(pulya, { type: "offer", seat: declarer, taken: shares });
      const asked = ([0, 1, 2] as const).find((seat) => legalAside(offered, seat).mayAnswerOffer) ?? 0;
      const { move, alternatives } = chooseMove({ view: viewFor(offered, asked), seat: asked, seed: 1, level });
      expect(move).toEqual({ type: "answerOffer", seat: asked, accept: defenders === 10 });
      expect(alternatives).toHaveLength(2);
    }
  });

  test("takes a legal move at once when it is told to stop, and says so", () => {
    const pulya = firstPlayState();
    const seat = actorOf(pulya) ?? 0;
    const view = viewFor(pulya, seat);
    const { move, isStopped } = chooseMove({ view, seat, seed: 1, level, shouldStop: () => true });
    expect(isStopped).toBe(true);
    expect(() => apply(pulya, move)).not.toThrow();
  });
});

test.each(LEVELS_OF_PLAY)("a %s does not use hidden cards: views that are equal lead to equal moves", (level) => {
  const deals = { novice: 20, club: 2, master: 2 }[level];
  const [player, random] = [bot(level, 100), randomFrom(11)];
  let compared = 0;
  const watched: Player = (pulya, seat) => {
    const other = withHiddenCardsMoved(pulya, seat, randomFrom(random(1 << 30)));
    expect(viewFor(other, seat)).toEqual(viewFor(pulya, seat));
    const move = player(pulya, seat);
    expect(player(other, seat)).toEqual(move);
    if (JSON.stringify(other) !== JSON.stringify(pulya)) compared += 1;
    return move;
  };
  const settings = settingsOf("sochi", { closeBy: { kind: "deals", count: deals } });
  playPulya({ settings, seed: 3, players: [watched, watched, watched], maxDeals: deals });
  expect(compared).toBeGreaterThan(15 * deals);
});

/** Deals the cards that the seat cannot see anew among the places where it sees card backs. */
function withHiddenCardsMoved(pulya: Pulya, seat: Seat, random: (bound: number) => number): Pulya {
  const deal = pulya.deal;
  const seen = viewFor(pulya, seat).deal;
  if (deal === null || seen === null || deal.phase === "finished") return pulya;
  const hidden = shuffleInPlace(
    placesOf(deal).filter((_, place) => placesOf(seen)[place] === "??"),
    random,
  );
  const refill = (cards: readonly SeenCard[], view: readonly SeenCard[]): SeenCard[] =>
    cards.map((card, place) => (view[place] === "??" ? (hidden.pop() ?? card) : card));
  const hands = deal.hands.map((hand, owner) => refill(hand, seen.hands[owner] ?? []));
  const talon = refill(deal.talon, seen.talon);
  if (!("discard" in deal) || !("discard" in seen)) return { ...pulya, deal: { ...deal, hands, talon } };
  return { ...pulya, deal: { ...deal, hands, talon, discard: refill(deal.discard, seen.discard) } };
}

/** Every place of a card, hidden or not, in a fixed order. */
function placesOf(deal: Deal): SeenCard[] {
  return [...deal.hands.flat(), ...deal.talon, ...("discard" in deal ? deal.discard : [])];
}

/** Plays as a novice, and now and then offers the tricks at random before leading. */
function offering(random: (bound: number) => number): Player {
  return (pulya, seat) => {
    const offers = random(3) === 0 ? asideMoves(pulya, seat).filter(({ type }) => type === "offer") : [];
    return offers[random(Math.max(1, offers.length))] ?? novice(pulya, seat);
  };
}

/** The first moment of play with a declarer, at some Sochi table. */
function firstPlayState(): Pulya {
  return firstState(({ deal }) => deal?.phase === "play" && deal.undertaking.kind === "game");
}

/** The first moment of that sort when novices play at a Sochi table. */
function firstState(isWanted: (pulya: Pulya) => boolean): Pulya {
  const random = randomFrom(1);
  let pulya = startPulya({ settings: settingsOf("sochi"), dealer: 0 });
  while (!isWanted(pulya)) {
    const actor = actorOf(pulya);
    pulya = apply(pulya, actor === null ? { type: "deal", deck: shuffledDeck(random) } : novice(pulya, actor));
  }
  return pulya;
}

function declarerOf(deal: Deal | null): Seat {
  if (deal?.phase !== "play" || deal.undertaking.kind === "allPass") throw new Error("no declarer");
  return deal.undertaking.declarer;
}
