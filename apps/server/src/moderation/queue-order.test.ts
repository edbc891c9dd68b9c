import { expect, test } from "vitest";
import { urgencyOf, type Queued } from "./queue-order.ts";

const NOW = 1_000_000_000;
const HOUR = 60 * 60 * 1000;

function aCase(reports: Queued["reports"], hoursAgo = 0): Queued {
  return { openedAt: NOW - hoursAgo * HOUR, reports };
}

const urgency = (queued: Queued, records = new Map<string, { founded: number; unfounded: number }>()) =>
  urgencyOf(queued, records, NOW);

const by = (reporterId: string, reason: Queued["reports"][number]["reason"] = "abuse") => ({ reporterId, reason });

test("two people are heard before one, and one who says it under two heads is one", () => {
  const two = urgency(aCase([by("ann"), by("bob")]));
  const one = urgency(aCase([by("ann")]));
  expect(two).toBeGreaterThan(one);
  expect(urgency(aCase([by("ann"), by("ann", "spam")]))).toBe(one);
});

test("whoever was right before is heard before whoever was wrong", () => {
  const records = new Map([
    ["ann", { founded: 4, unfounded: 0 }],
    ["bob", { founded: 0, unfounded: 4 }],
  ]);
  const [right, unknown, wrong] = ["ann", "cid", "bob"].map((who) => urgency(aCase([by(who)]), records));
  expect(right).toBeGreaterThan(unknown ?? 0);
  expect(unknown).toBeGreaterThan(wrong ?? 0);
});

test("what is graver comes first, and what has waited long comes before it", () => {
  const slow = [by("ann", "stalling")];
  expect(urgency(aCase([by("ann")]))).toBeGreaterThan(urgency(aCase(slow)));
  expect(urgency(aCase(slow, 24))).toBeGreaterThan(urgency(aCase([by("ann")])));
});
