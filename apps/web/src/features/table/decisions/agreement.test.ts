import type { Occupant } from "@trelyazh/table";
import { expect, test } from "vitest";
import { awaitedFor, decidesAlone, partIn, whyNotPropose } from "./agreement.ts";
import { tableWith } from "../testing/table-with.ts";

const person = (userId: string): Occupant => ({ kind: "human", userId, name: userId });
const BOT: Occupant = { kind: "bot", name: "Bot 3", level: "club" };

const TABLE = tableWith({ status: "playing", seats: [person("ann"), person("bob"), BOT] });

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
