import { settingsOf } from "@trelyazh/preferans";
import type { Occupant, Table } from "@trelyazh/protocol";
import { expect, test } from "vitest";
import { awaitedFor, decidesAlone, partIn, whyNotPropose } from "./agreement.ts";

const person = (userId: string): Occupant => ({ kind: "human", userId, name: userId });
const BOT: Occupant = { kind: "bot", name: "Bot 3", level: "club" };

const TABLE: Table = {
  id: "t",
  ownerId: "ann",
  settings: settingsOf("sochi"),
  turnSeconds: 60,
  spectatorDelaySeconds: 0,
  banks: { time: [0, 0, 0], connection: [0, 0, 0] },
  createdAt: 0,
  status: "playing",
  seats: [person("ann"), person("bob"), BOT],
  turn: null,
  proposal: null,
  declined: [],
  pause: null,
  isEnding: false,
  pulya: null,
  seq: 4,
};

test("people have to agree, bots do not", () => {
  expect(awaitedFor(TABLE, { kind: "pause", by: 0, agreed: [] })).toEqual([1]);
  expect(decidesAlone(TABLE, 0)).toBe(false);
  expect(decidesAlone({ ...TABLE, seats: [person("ann"), BOT, BOT] }, 0)).toBe(true);
});

test("each sees a proposal from where they sit", () => {
  const seats = [person("ann"), person("bob"), person("cid")];
  const proposal = { kind: "end", by: 0, agreed: [2] } as const;
  const parts = ([0, 1, 2, null] as const).map((you) => partIn({ ...TABLE, seats, proposal }, proposal, you));
  expect(parts).toEqual(["proposer", "asked", "agreed", "onlooker"]);
});

test("one proposal at a time, and none twice in a deal once it was declined", () => {
  expect(whyNotPropose(TABLE, 0, "pause")).toBeNull();
  const pending = { ...TABLE, proposal: { kind: "end", by: 1, agreed: [] } } as const;
  expect(whyNotPropose(pending, 0, "pause")).toBe("PROPOSAL_PENDING");
  const declined = { ...TABLE, declined: [{ kind: "pause", by: 0 }] } as const;
  expect(whyNotPropose(declined, 0, "pause")).toBe("PROPOSAL_DECLINED");
  expect([whyNotPropose(declined, 0, "end"), whyNotPropose(declined, 1, "pause")]).toEqual([null, null]);
});
