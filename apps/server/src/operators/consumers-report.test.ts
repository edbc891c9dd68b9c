import { expect, test } from "vitest";
import { describeConsumer, describeProgress } from "./consumers-report.ts";

const NOW = Date.UTC(2026, 0, 2);
const LAG = { name: "ratings", rows: 0, oldestAt: null };
const STORED = { version: 2, position: { xid: 812n, id: 40n }, rebuiltAt: null };

test("a consumer that has nothing to do is told with its version and its position", () => {
  expect(describeConsumer({ lag: LAG, stored: STORED, version: 2 }, NOW)).toBe(
    "ratings, version 2, position 812/40, nothing waits",
  );
});

test("a consumer that is behind is told with what waits, and for how long", () => {
  const lag = { ...LAG, rows: 3, oldestAt: NOW - 12_400 };
  const stored = { ...STORED, rebuiltAt: Date.UTC(2026, 0, 1) };
  expect(describeConsumer({ lag, stored, version: 2 }, NOW)).toBe(
    "ratings, version 2, position 812/40, 3 waiting for 12 s, made anew 2026-01-01T00:00:00.000Z",
  );
});

test("a consumer of another version is told apart, an older one, a newer one, and one that has none yet", () => {
  expect(describeConsumer({ lag: LAG, stored: STORED, version: 3 }, NOW)).toContain("version 2, to be made anew");
  expect(describeConsumer({ lag: LAG, stored: STORED, version: 1 }, NOW)).toContain("version 2 of a newer club");
  expect(describeConsumer({ lag: LAG, stored: undefined, version: 1 }, NOW)).toContain("version none, to be made anew");
});

test("a rebuild is told by its tables, its news and its time", () => {
  expect(describeProgress({ tables: 50, of: 1240, rows: 7 }, 3249)).toBe(
    "50 of 1240 tables read, 7 pieces of news told, 3.2 s",
  );
});
