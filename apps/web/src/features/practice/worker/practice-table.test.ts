import { handsOfDeal, legalMoves, PRESET_NAMES, settingsOf, type Pulya } from "@trelyazh/preferans";
import { receive, type TableMessage } from "@trelyazh/protocol";
import { chooseMove, randomFrom } from "@trelyazh/solver";
import { nextStep, type BotQuestion, type Table } from "@trelyazh/table";
import { expect, test } from "vitest";
import { USUAL_PRACTICE, type PracticeWish } from "../choices.ts";
import type { PracticeAnswer, PracticeCommand } from "./practice-messages.ts";
import { PracticeTable } from "./practice-table.ts";

const YOU = 0;
const PLAYERS = [2, 3, 4] as const;
const SHORT: PracticeWish = { settings: settingsOf("sochi", { closeBy: { target: 2 } }), botLevel: "novice" };

/** Somebody who practises, and sees what the page is told. */
class Practising {
  readonly heard: TableMessage[] = [];
  readonly asked: BotQuestion[] = [];
  table: Table;
  readonly #practice: PracticeTable;

  constructor(wish: PracticeWish = SHORT, seed = 7) {
    this.#practice = new PracticeTable(
      { wish, playerName: "Ann" },
      {
        now: () => 0,
        random: randomFrom(seed),
        think: (question) => {
          this.asked.push(question);
          return chooseMove(question).move;
        },
      },
    );
    this.table = this.#hear(this.#practice.snapshot());
  }

  get pulya(): Pulya {
    if (this.table.pulya === null) throw new Error("no pulya");
    return this.table.pulya;
  }

  ask(command: PracticeCommand): PracticeAnswer | null {
    const answer = this.#practice.answer(command);
    for (const message of answer?.ok === true ? answer.messages : []) this.table = this.#hear(message);
    return answer;
  }

  /** Lets the table do everything that it does by itself. */
  goOn(): void {
    while (this.ask({ type: "goOn", seq: this.table.seq }) !== null);
  }

  /** Makes the move that a novice would. */
  move(): void {
    const { view, seat } = { view: this.pulya, seat: YOU } as const;
    const move = legalMoves(view, seat)[0];
    if (move === undefined) throw new Error("it is somebody else's turn");
    const { seat: _, ...wish } = move;
    this.ask({ type: "act", turnNumber: this.table.turn?.number ?? 0, move: wish });
  }

  playDeal(): void {
    this.goOn();
    while (this.table.turn !== null) {
      this.move();
      this.goOn();
    }
  }

  #hear(message: TableMessage): Table {
    this.heard.push(message);
    const table = receive(this.table ?? null, message);
    if (table === null) throw new Error("something is missing in between");
    return table;
  }
}

test.each(PLAYERS)(
  "the first thing a player sees is a table for %i with bots, begun and without a deadline",
  (players) => {
    const { table } = new Practising({ ...SHORT, settings: { ...SHORT.settings, players } });
    expect(table.seats.map((occupant) => occupant?.kind)).toEqual(["human", "bot", "bot", "bot"].slice(0, players));
    expect(table).toMatchObject({ status: "playing", pulya: { deal: null }, turn: null });
  },
);

test("a deal is played to its end: the bots move by themselves, and nobody's time runs", () => {
  const player = new Practising();
  player.playDeal();
  expect(player.pulya.deal?.phase).toBe("finished");
  const turns = player.heard.flatMap((message) => (message.kind === "event" ? [message.envelope.turn] : []));
  expect(turns.some((turn) => turn?.actor === YOU)).toBe(true);
  expect(turns.every((turn) => turn === null || turn.deadlineAt === null)).toBe(true);
});

test("the next deal waits until the player has read how the last one ended, and is dealt once", () => {
  const player = new Practising();
  player.playDeal();
  expect(player.ask({ type: "goOn", seq: player.table.seq })).toBeNull();
  player.ask({ type: "dealNext" });
  expect(player.pulya).toMatchObject({ dealNumber: 2, deal: { phase: "auction" } });
  expect(player.ask({ type: "dealNext" })).toBeNull();
});

test.each(PLAYERS.flatMap((players) => PRESET_NAMES.map((preset) => [players, preset] as const)))(
  "a pulya for %i of %s is played to its settlement",
  (players, preset) => {
    const settings = settingsOf(preset, { players, closeBy: { kind: "deals", count: 2 } });
    const player = new Practising({ ...SHORT, settings });
    while (player.table.status === "playing") {
      player.playDeal();
      player.ask({ type: "dealNext" });
    }
    const { exact = [] } = player.pulya.settlement ?? {};
    expect(exact).toHaveLength(players);
    expect(exact.reduce((sum, balance) => sum + balance, 0)).toBeCloseTo(0);
  },
);

test("at four the player sits out every deal of their own, sees no closed hand in it, and is asked for nothing", () => {
  const player = new Practising({ ...SHORT, settings: settingsOf("sochi", { players: 4, closeBy: { target: 20 } }) });
  const seen = { own: 0, asked: 0, cards: 0 };
  for (let deal = 0, from = 0; deal < 8; deal += 1) {
    player.playDeal();
    const { dealer } = player.pulya.deal ?? {};
    expect(handsOfDeal(4, dealer ?? YOU).includes(YOU)).toBe(dealer !== YOU);
    if (dealer === YOU) {
      const told = player.heard.slice(from).flatMap((message) => (message.kind === "event" ? [message.envelope] : []));
      seen.own += 1;
      seen.asked += told.filter(({ turn }) => turn?.actor === YOU).length;
      const dealt = told.find(({ event }) => event.type === "game" && event.event.type === "dealt");
      seen.cards += JSON.stringify(dealt).match(/"[789TJQKA][scdh]"/g)?.length ?? 0;
    }
    from = player.heard.length;
    player.ask({ type: "dealNext" });
  }
  expect(seen).toEqual({ own: 2, asked: 0, cards: 0 });
});

test("the page is told of hidden cards as backs, and the bots as well", () => {
  const player = new Practising();
  player.goOn();
  const hidden = (pulya: Pulya, seat: number) => pulya.deal?.hands[seat]?.every((card) => card === "??");
  expect([1, 2].every((seat) => hidden(player.pulya, seat))).toBe(true);
  expect(hidden(player.pulya, YOU)).toBe(false);
  player.playDeal();
  expect(player.asked.length).toBeGreaterThan(0);
  const first = player.asked.filter(({ view }) => view.deal?.phase === "auction");
  expect(first.every(({ view, seat }) => hidden(view, YOU) === true && hidden(view, seat) === false)).toBe(true);
});

test("a pulya can be settled after the deal that is on the table", () => {
  const player = new Practising({ ...USUAL_PRACTICE, botLevel: "novice" });
  player.goOn();
  player.ask({ type: "propose", proposal: "end" });
  player.playDeal();
  expect(player.table.status).toBe("finished");
  expect(nextStep(player.table)).toBeNull();
});

test("a move that may not be made is refused, and what was asked for twice is done once", () => {
  const player = new Practising();
  player.goOn();
  const { seq } = player.table;
  expect(player.ask({ type: "act", turnNumber: 0, move: { type: "call", call: "pass" } })).toEqual({
    ok: false,
    code: "STALE_COMMAND",
  });
  expect(player.ask({ type: "goOn", seq: seq - 1 })).toBeNull();
  expect(player.table.seq).toBe(seq);
});

test("the same chance gives the same practice", () => {
  const [one, other] = [new Practising(SHORT, 5), new Practising(SHORT, 5)];
  one.playDeal();
  other.playDeal();
  expect(one.heard).toEqual(other.heard);
});
