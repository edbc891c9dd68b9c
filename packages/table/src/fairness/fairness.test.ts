import { checkingDeal, hashedInTime } from "@trelyazh/preferans";
import { expect, test } from "vitest";
import { drawnDeal, pledgeFor } from "../state/drawing.ts";
import {
  evening,
  fairDeal,
  NONCES,
  pledgeOf,
  PLEDGED as conditions,
  Recorded,
  SEEDS,
  sha256,
} from "../testing/fair-evening.ts";
import {
  ANN,
  BOB,
  CID,
  EVE,
  START,
  after,
  created,
  leave,
  playingTable,
  seatedTable,
  withBot,
} from "../testing/live-table.ts";
import { projectEnvelope, tableViewFor } from "../views/projection.ts";
import { isNonceMissing, NONCE_FORM, noncesOf, whyNotAddNonce } from "./nonces.ts";
import { dealtDealsIn, printReceipt } from "./receipt.ts";

const inTime = (bytes: Uint8Array) => Promise.resolve(sha256(bytes));

test("FAIR1 the commitment to a deal is told before anything can be added to it", () => {
  const table = seatedTable({ conditions });
  expect(pledgeFor(table, 1)).toEqual({ ...conditions.pledge, deal: 1, seq: 1 });
  expect(created({ conditions })[0].envelope.event).toMatchObject(conditions);
  const dealt = after(table, START, fairDeal(1));
  expect(pledgeFor(dealt, 2)).toEqual({ ...pledgeOf(SEEDS[1]), deal: 2, seq: dealt.seq });
  expect(pledgeFor(dealt, 1)).toBeNull();
});

test("FAIR2 a player's client adds to the next deal, and to no other", () => {
  const waiting = seatedTable({ conditions });
  expect(whyNotAddNonce(waiting, ANN.id, 1)).toBeNull();
  expect(whyNotAddNonce(waiting, EVE.id, 1)).toBe("NOT_SEATED");
  expect(whyNotAddNonce(waiting, ANN.id, 2)).toBe("STALE_COMMAND");
  const dealt = after(waiting, START, fairDeal(1));
  expect(whyNotAddNonce(dealt, ANN.id, 1)).toBe("STALE_COMMAND");
  expect(whyNotAddNonce(dealt, ANN.id, 2)).toBeNull();
  expect(whyNotAddNonce({ ...dealt, status: "finished" }, ANN.id, 2)).toBe("TABLE_FINISHED");
  expect(whyNotAddNonce(seatedTable(), ANN.id, 1)).toBe("STALE_COMMAND");
  expect(whyNotAddNonce(playingTable({ conditions }), ANN.id, 2)).toBe("STALE_COMMAND");
  expect(
    ["a".repeat(32), "a".repeat(33), "a".repeat(31), "A".repeat(32), ""].map((each) => NONCE_FORM.test(each)),
  ).toEqual([true, false, false, false, false]);
});

test("FAIR3 a deal is drawn with what the people there have added by then, and with nothing of bots or anybody else", () => {
  const table = withBot(seatedTable({ conditions }), 1);
  const given = new Map([
    [ANN.id, "ann's"],
    [BOB.id, "bob's"],
    [EVE.id, "eve's"],
  ]);
  expect(noncesOf(table, given)).toEqual(["ann's", "", ""]);
  expect(isNonceMissing(table, given)).toBe(true);
  expect(isNonceMissing(table, new Map([...given, [CID.id, "cid's"]]))).toBe(false);
  expect(isNonceMissing(seatedTable(), new Map())).toBe(false);
  const left = after(seatedTable({ conditions }), START, fairDeal(1), leave(ANN));
  expect(noncesOf(left, given)).toEqual(["", "bob's", ""]);
});

test("FAIR3 FAIR4 the deal tells its nonces, and its seed only when it is over, to whoever looks on", () => {
  const recorded = new Recorded();
  recorded.carryOut(START);
  recorded.carryOut(fairDeal(1));
  const told = { ...conditions.pledge, deal: 1, seq: 1, nonces: NONCES };
  expect(drawnDeal(recorded.table)).toEqual(told);
  recorded.playOut(SEEDS[0]);
  expect(drawnDeal(recorded.table)).toEqual({ ...told, seed: SEEDS[0] });
  expect(drawnDeal(tableViewFor(recorded.table, "spectator"))).toEqual({ ...told, seed: SEEDS[0] });
  const dealt = recorded.record.find(({ event }) => event.type === "game" && event.event.type === "dealt");
  if (dealt === undefined) throw new Error("nothing was dealt");
  expect(projectEnvelope(dealt, "spectator").event).toMatchObject({ nonces: NONCES, pledge: pledgeOf(SEEDS[1]) });
});

test("FAIR4 a deal that was not pledged is told as such, whatever was known of the one before", () => {
  const { table } = evening();
  expect(table.pulya?.dealNumber).toBe(3);
  expect(drawnDeal(table)).toBeNull();
  expect(pledgeFor(table, 4)).toBeNull();
  // An earlier release keeps in its snapshots what it does not know.
  const stale = { ...playingTable({ conditions }), pledge: { ...conditions.pledge, deal: 1, seq: 1 } };
  expect(pledgeFor(stale, 2)).toBeNull();
});

test("FAIR5 the latest deal can be checked though the record goes back to its beginning alone", () => {
  const recorded = new Recorded();
  recorded.carryOut(START);
  const before = recorded.record.length;
  recorded.carryOut(fairDeal(1));
  recorded.playOut(SEEDS[0]);
  const [whole, late] = [0, before].map((from) => dealtDealsIn(recorded.record.slice(from), recorded.table));
  expect(late).toEqual(whole);
  expect(late?.[0]?.proof?.commitment).toBe(conditions.pledge.commitment);
});

test("FAIR5 a receipt has every deal that is over, each with all that it takes to check it", async () => {
  const { record, table } = evening();
  const deals = dealtDealsIn(record, table);
  expect(deals.map(({ number, proof }) => [number, proof?.serverSeed])).toEqual([
    [1, SEEDS[0]],
    [2, SEEDS[1]],
    [3, undefined],
  ]);
  for (const { proof } of deals.slice(0, 2)) {
    if (proof === null) throw new Error("it cannot be checked");
    expect(await hashedInTime(inTime, checkingDeal(proof))).toEqual({ ok: true });
  }
  // A deal of which the record has only the end is none.
  expect(dealtDealsIn(record.slice(-2), table)).toEqual([]);
  const lines = printReceipt("t", deals).split("\n");
  expect(lines.slice(0, 10)).toEqual([
    "trelyazh receipt 1",
    "table t",
    "",
    "deal 1 version 1",
    `commitment ${conditions.pledge.commitment}`,
    `nonce 1 ${NONCES[0]}`,
    "nonce 2 -",
    `nonce 3 ${NONCES[2]}`,
    `seed ${SEEDS[0]}`,
    `hand 2 ${deals[0]?.hands[0]?.join(" ")}`,
  ]);
  expect(lines).toContain("deal 3 unpledged");
});
