import type { EntryConduct } from "@trelyazh/db";
import { fakeClock } from "@trelyazh/testkit";
import { expect, test } from "vitest";
import { ClubError } from "../club-error.ts";
import { Admission } from "./admission.ts";
import { ON_THE_GROUND } from "./fold/rests.ts";

const MINUTE = 60_000;
const NOTHING: EntryConduct = { stored: null, unread: [], unfinishedTableId: null };

const storedUntil = (restsUntil: number): EntryConduct["stored"] => ({
  ...ON_THE_GROUND,
  userId: "ann",
  started: 1,
  finished: 0,
  left: 1,
  leftMisere: 0,
  step: 1,
  restsUntil,
});

const leaving = (counts: boolean, at = 0, tableId = "t"): EntryConduct["unread"][number] => ({
  tableId,
  at,
  kind: "playerLeft",
  payload: { kind: "playerLeft", seat: 0, userId: "ann", leaving: { counts, isMisere: false } },
});

const returning = { ...leaving(true), kind: "playerReturned", payload: { kind: "playerReturned" } };

/** Asks for one who is known so; returns the refusal and how often it was read. */
async function asked(found: EntryConduct | Error, now = 0) {
  let reads = 0;
  const clock = fakeClock(now);
  const admission = new Admission({
    clock,
    find: () => {
      reads += 1;
      return found instanceof Error ? Promise.reject(found) : Promise.resolve(found);
    },
    onRefused: () => {},
  });
  const admit = () =>
    admission.admit("ann", "here").then(
      () => null,
      (error: unknown) => {
        if (!(error instanceof ClubError)) throw error;
        const { clubCode, retryAfterMs, tableId } = error;
        return { clubCode, retryAfterMs, tableId };
      },
    );
  return { first: await admit(), again: await admit(), reads: () => reads };
}

test("whoever rests is refused with the time that is left, and asking once more reads nothing", async () => {
  const { first, again, reads } = await asked({ ...NOTHING, stored: storedUntil(30 * MINUTE) }, 10 * MINUTE);
  expect(first).toEqual({ clubCode: "RESTING", retryAfterMs: 20 * MINUTE, tableId: null });
  expect(again).toEqual(first);
  expect(reads()).toBe(1);
  expect((await asked({ ...NOTHING, stored: storedUntil(30 * MINUTE) }, 30 * MINUTE)).first).toBeNull();
});

test("whoever has left a moment ago rests before their row says so, unless it counted for nobody or they are back", async () => {
  const resting = { clubCode: "RESTING", retryAfterMs: 30 * MINUTE - 29, tableId: null };
  expect((await asked({ ...NOTHING, unread: [leaving(true)] }, 29)).first).toEqual(resting);
  expect((await asked({ ...NOTHING, unread: [leaving(false)] }, 29)).first).toBeNull();
  expect((await asked({ ...NOTHING, unread: [leaving(true), returning] }, 29)).first).toBeNull();
  expect((await asked({ ...NOTHING, unread: [leaving(true), leaving(true, 1, "other")] }, 29)).first).toMatchObject({
    retryAfterMs: 60 * MINUTE - 28,
  });
});

test("a guest is led back to the pulya that they have not finished, and may come back to it or leave it", async () => {
  const unfinished = { ...NOTHING, unfinishedTableId: "first" };
  expect((await asked(unfinished)).first).toEqual({
    clubCode: "UNFINISHED_PULYA",
    retryAfterMs: null,
    tableId: "first",
  });
  expect((await asked({ ...unfinished, unfinishedTableId: "here" })).first).toBeNull();
  expect((await asked({ ...unfinished, unread: [leaving(false, 0, "first")] })).first).toBeNull();
});

test("while it cannot be known nobody sits down with others", async () => {
  expect((await asked(new Error("no database"))).first).toMatchObject({ clubCode: "DATABASE_AWAY" });
});
