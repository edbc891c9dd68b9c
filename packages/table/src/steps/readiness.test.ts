import { describe, expect, test } from "vitest";
import {
  ANN,
  BOB,
  CID,
  EVE,
  after,
  leave,
  playedDeal,
  playingTable,
  seatedTable,
  withBot,
} from "../testing/live-table.ts";
import { awaitedForNextDeal, resultStaysMs, whyNotReady } from "./readiness.ts";

const CLUBS_OWN_MS = 6000;

describe("the result of a deal", () => {
  test("READY1 waits for all people at the table, and for no bot", () => {
    const table = playedDeal(playingTable());
    expect(awaitedForNextDeal(table, new Set())).toEqual([0, 1, 2]);
    expect(awaitedForNextDeal(table, new Set([BOB.id]))).toEqual([0, 2]);
    expect(awaitedForNextDeal(withBot(table, 2), new Set([ANN.id, BOB.id]))).toEqual([]);
    expect(awaitedForNextDeal(after(table, leave(CID)), new Set([ANN.id, BOB.id]))).toEqual([]);
  });

  test("READY2 stays no longer than was agreed on, or as the club has it", () => {
    const agreed = playingTable({ conditions: { resultSeconds: 30 } });
    expect(resultStaysMs(agreed, CLUBS_OWN_MS)).toBe(30_000);
    expect(resultStaysMs(playingTable(), CLUBS_OWN_MS)).toBe(CLUBS_OWN_MS);
  });

  test("READY3 stays until it has been read where no clock runs, and only there", () => {
    const conditions = { resultSeconds: 30, untimedAlone: true };
    expect(resultStaysMs(playingTable({ bots: 2, conditions }), CLUBS_OWN_MS)).toBeNull();
    expect(resultStaysMs(playingTable({ bots: 1, conditions }), CLUBS_OWN_MS)).toBe(30_000);
  });

  test("READY4 is read by players alone, and only once the deal is over", () => {
    const table = playedDeal(playingTable());
    expect(whyNotReady(table, ANN.id, 1)).toBeNull();
    expect(whyNotReady(table, EVE.id, 1)).toBe("NOT_SEATED");
    expect(whyNotReady(table, ANN.id, 2)).toBe("STALE_COMMAND");
    expect(whyNotReady(playingTable(), ANN.id, 1)).toBe("STALE_COMMAND");
    expect(whyNotReady({ ...table, isEnding: true }, ANN.id, 1)).toBe("STALE_COMMAND");
    expect(whyNotReady(seatedTable(), ANN.id, 1)).toBe("TABLE_NOT_STARTED");
    expect(whyNotReady({ ...table, status: "finished" }, ANN.id, 1)).toBe("TABLE_FINISHED");
  });
});
