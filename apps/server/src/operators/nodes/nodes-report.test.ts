import { expect, test } from "vitest";
import { describeNode } from "./nodes-report.ts";

const NODE = {
  id: "00000000-0000-4000-8000-000000000001",
  name: "club-1",
  release: 7,
  isLeaving: false,
  startedAt: Date.UTC(2027, 0, 31, 12),
  leaseLeftMs: 3420,
  tables: 41,
};

test("a node is told of in one line, with its lease and its tables", () => {
  expect(describeNode(NODE)).toBe(
    "club-1 (00000000-0000-4000-8000-000000000001), release 7, lease for 3.4 s, 41 tables, since 2027-01-31T12:00:00.000Z",
  );
  expect(describeNode({ ...NODE, isLeaving: true, tables: 1 })).toContain("lease for 3.4 s, leaving, 1 table,");
  expect(describeNode({ ...NODE, isLeaving: true, leaseLeftMs: -12_000 })).toContain(
    "lease over for 12.0 s, 41 tables",
  );
});
