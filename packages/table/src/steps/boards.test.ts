import { DECK } from "@trelyazh/preferans";
import { describe, expect, test } from "vitest";
import {
  START,
  after,
  created,
  deal,
  playedDeal,
  playingTable,
  refused,
  seatedTable,
  waitingTable,
} from "../testing/live-table.ts";
import { nextStep } from "./next-step.ts";

const BOARDS = { kind: "boards", set: "evening 7", count: 2 } as const;
const conditions = { deckSource: BOARDS };

describe("a table that plays boards", () => {
  test("DECK1 says so in its first event, where others say nothing", () => {
    expect(created({ conditions })[0]).toMatchObject({ envelope: { event: { deckSource: BOARDS } } });
    expect(waitingTable({ conditions }).deckSource).toEqual(BOARDS);
    expect(created()[0].envelope.event).not.toHaveProperty("deckSource");
    expect(waitingTable()).not.toHaveProperty("deckSource");
  });

  test("DECK1 asks for each of them by its number", () => {
    const started = after(seatedTable({ conditions }), START);
    expect(nextStep(started)).toEqual({ type: "deal", number: 1 });
    expect(nextStep(playedDeal(after(started, deal())))).toEqual({ type: "deal", number: 2 });
  });

  test("DECK2 tells no card of them before it is dealt", () => {
    const table = JSON.stringify(after(seatedTable({ conditions }), START));
    expect(DECK.filter((card) => table.includes(`"${card}"`))).toEqual([]);
  });

  test("DECK3 is settled when the last of them has been played", () => {
    const last = after(playedDeal(playingTable({ conditions })), deal());
    expect(refused(last, { type: "settle" })).toBe("DEAL_IN_PROGRESS");
    const played = playedDeal(last);
    expect(nextStep(played)).toEqual({ type: "settle" });
    expect(refused(played, deal())).toBe("STALE_COMMAND");
    expect(after(played, { type: "settle" })).toMatchObject({ status: "finished", pulya: { dealNumber: 2 } });
  });
});
