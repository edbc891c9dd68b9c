import { describe, expect, test } from "vitest";
import {
  Act,
  AddBot,
  AddNonce,
  AnswerProposal,
  CreateTable,
  Join,
  KeepOut,
  Leave,
  Propose,
  Rename,
  Resume,
  WatchTable,
} from "./inputs.ts";
import { BOT_LEVELS } from "@trelyazh/table";

const tableId = "6f1c0d8e-6a53-4a0a-9d5c-0b8f2f5f7a11";
const commandId = "0a8d6f3e-1c55-4d1e-8a39-52f0e1b7c4d2";
const act = (move: unknown) => ({ tableId, commandId: tableId, turnNumber: 3, move });

test("a nonce is 32 hexadecimal digits for a deal: nothing longer, shorter, or of another kind", () => {
  const nonce = "0123456789abcdef".repeat(2);
  const command = { tableId, commandId, deal: 1, nonce };
  expect(AddNonce.parse(command)).toEqual(command);
  for (const other of ["", nonce.slice(1), `${nonce}0`, nonce.toUpperCase(), `${nonce}\n`, "0".repeat(100_000), null])
    expect(AddNonce.safeParse({ ...command, nonce: other }).success).toBe(false);
  for (const deal of [0, 1.5, 2 ** 31, "1"]) expect(AddNonce.safeParse({ ...command, deal }).success).toBe(false);
});

describe("a move is read", () => {
  test.each([
    { type: "call", call: "pass" },
    { type: "call", call: "6s" },
    { type: "call", call: "10n" },
    { type: "call", call: "misere" },
    { type: "call", call: "9hw" },
    { type: "order", discard: ["7s", "Ac"], contract: "8n" },
    { type: "discard", discard: ["Td", "Kh"] },
    { type: "concede" },
    { type: "answerWhist", answer: "half" },
    { type: "chooseOpenness", open: true },
    { type: "playCard", card: "Qd" },
    { type: "handOver" },
    { type: "offer", taken: [6, 2, 2] },
    { type: "offer", taken: [6, 2, 2], shows: true },
    { type: "answerOffer", accept: false },
    { type: "withdrawOffer" },
  ])("$type", (move) => {
    expect(Act.parse(act(move)).move).toEqual(move);
  });

  test.each([
    { type: "call", call: "5s" },
    { type: "call", call: "pass " },
    { type: "order", discard: ["7s"], contract: "8n" },
    { type: "order", discard: ["7s", "Ac"], contract: "8" },
    { type: "playCard", card: "??" },
    { type: "playCard", card: ["7s"] },
    { type: "playCard", card: "7s", seat: 1 },
    { type: "offer", taken: [11, 0, 0] },
    { type: "offer", taken: [6, 2, 2], shows: false },
    { type: "offer", taken: [1, 1, 1, 1, 1] },
    { type: "deal", deck: [] },
    {},
    null,
  ])("only if it is one: not %j", (move) => {
    expect(Act.safeParse(act(move)).success).toBe(false);
  });
});

describe("other inputs", () => {
  test("a seat is one of four numbers", () => {
    for (const seat of [0, 1, 2, 3]) expect(Join.parse({ tableId, commandId, seat }).seat).toBe(seat);
    for (const seat of [-1, 4, 0.5, "0", null, undefined])
      expect(Join.safeParse({ tableId, commandId, seat }).success).toBe(false);
  });

  test.each([
    { schema: Join, more: { seat: 0 } },
    { schema: Leave, more: {} },
    { schema: AddBot, more: { seat: 1 } },
    { schema: KeepOut, more: { userId: "bob" } },
    { schema: Propose, more: { proposal: "pause" } },
    { schema: AnswerProposal, more: { accept: true } },
    { schema: Resume, more: {} },
  ])("a command at a table has an id: %#", ({ schema, more }) => {
    expect(schema.parse({ tableId, commandId, ...more })).toEqual({ tableId, commandId, ...more });
    expect(schema.safeParse({ tableId, ...more }).success).toBe(false);
    expect(schema.safeParse({ tableId, commandId: "again", ...more }).success).toBe(false);
  });

  test("a table is wished for by whatever settings: the club says where they are wrong", () => {
    const wish = { turnSeconds: 60, bots: 3, botLevels: ["master", "novice"], seatsBy: "lot", byLinkOnly: true };
    for (const settings of [{ players: 4 }, "leningrad", null, [1]])
      expect(CreateTable.parse({ ...wish, settings })).toEqual({ ...wish, settings });
  });

  test("a table has bounds", () => {
    const wish = { preset: "sochi", poolTarget: 10, turnSeconds: 30, bots: 2 };
    expect(CreateTable.parse(wish)).toEqual(wish);
    for (const bad of [
      { bots: 4 },
      { botLevels: ["best"] },
      { botLevels: Array(4).fill("club") },
      { seatsBy: "age" },
      { byLinkOnly: 1 },
      { poolTarget: 1 },
      { turnSeconds: 9 },
      { preset: "none" },
      { owner: "me" },
    ]) {
      expect(CreateTable.safeParse({ ...wish, ...bad }).success, JSON.stringify(bad)).toBe(false);
    }
  });

  test("a table's bots are of a known level, or of none in particular", () => {
    const wish = { preset: "sochi", poolTarget: 10, turnSeconds: 30, bots: 2 };
    for (const botLevel of BOT_LEVELS) expect(CreateTable.parse({ ...wish, botLevel }).botLevel).toBe(botLevel);
    expect(CreateTable.parse(wish).botLevel).toBeUndefined();
    for (const botLevel of ["grandmaster", "", null, 1])
      expect(CreateTable.safeParse({ ...wish, botLevel }).success, String(botLevel)).toBe(false);
  });

  test("a stream goes on after a number, or from the beginning", () => {
    for (const lastEventId of ["0", "42", null, undefined]) {
      expect(WatchTable.safeParse({ tableId, lastEventId }).success, String(lastEventId)).toBe(true);
    }
    for (const lastEventId of ["-1", "1e9", "", "1234567890123", 5]) {
      expect(WatchTable.safeParse({ tableId, lastEventId }).success, String(lastEventId)).toBe(false);
    }
  });

  test("a name is a text that is no longer than anybody types", () => {
    expect(Rename.parse({ name: " Anna " })).toEqual({ name: " Anna " });
    for (const name of ["x".repeat(201), null, 7, ["Anna"]]) expect(Rename.safeParse({ name }).success).toBe(false);
  });
});
