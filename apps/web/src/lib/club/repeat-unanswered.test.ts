import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { repeatUnanswered } from "./repeat-unanswered.ts";
import { fakeClub, refusal } from "./testing/fake-club.tsx";

const LONGEST_MS = 5000;
const JOIN = { tableId: "t", commandId: "c", seat: 1 } as const;
const TABLE = { preset: "sochi", poolTarget: 10, turnSeconds: 60, bots: 2 } as const;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function clubThatRepeats() {
  const { connection, calls } = fakeClub([repeatUnanswered]);
  return {
    calls,
    client: connection.client,
    fail: async (error: Error) => {
      calls.at(-1)?.fail(error);
      await vi.advanceTimersByTimeAsync(LONGEST_MS);
    },
  };
}

test("a command that got no answer is sent again as it was, with the same id, until it gets one", async () => {
  const { client, calls, fail } = clubThatRepeats();
  const answer = client.table.join.mutate(JOIN);
  await fail(new Error("WebSocket closed"));
  await fail(new Error("Failed to fetch"));
  calls.at(-1)?.answer({ seq: 5 });
  await expect(answer).resolves.toEqual({ seq: 5 });
  expect(calls.map(({ op }) => op.input)).toEqual([JOIN, JOIN, JOIN]);
});

test("a refusal is an answer", async () => {
  const { client, calls, fail } = clubThatRepeats();
  const answer = client.table.join.mutate(JOIN).catch((error: unknown) => error);
  await fail(refusal("SEAT_TAKEN"));
  await expect(answer).resolves.toMatchObject({ data: { clubCode: "SEAT_TAKEN" } });
  expect(calls).toHaveLength(1);
});

test("a new table is not asked for twice, since there would be two", async () => {
  const { client, calls, fail } = clubThatRepeats();
  const answer = client.table.create.mutate(TABLE).catch((error: unknown) => error);
  await fail(new Error("WebSocket closed"));
  await expect(answer).resolves.toBeInstanceOf(Error);
  expect(calls).toHaveLength(1);
});

test("a new table is asked for again when the first request has never been sent", async () => {
  const { client, calls, fail } = clubThatRepeats();
  const answer = client.table.create.mutate(TABLE);
  await fail(new Error("Closed before connection was established"));
  calls.at(-1)?.answer({ tableId: "t" });
  await expect(answer).resolves.toEqual({ tableId: "t" });
});

test("queries are not repeated here", async () => {
  const { client, calls, fail } = clubThatRepeats();
  const answer = client.lobby.list.query().catch((error: unknown) => error);
  await fail(new Error("Failed to fetch"));
  await expect(answer).resolves.toBeInstanceOf(Error);
  expect(calls).toHaveLength(1);
});

test("after forty attempts it is given up", async () => {
  const { client, calls, fail } = clubThatRepeats();
  const answer = client.table.join.mutate(JOIN).catch((error: unknown) => error);
  for (let attempt = 0; attempt < 45; attempt += 1) await fail(new Error("offline"));
  await expect(answer).resolves.toBeInstanceOf(Error);
  expect(calls).toHaveLength(40);
});
