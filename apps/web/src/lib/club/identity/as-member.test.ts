import { expect, test, vi } from "vitest";
import { asMember } from "./as-member.ts";
import { fakeClub, refusal } from "../testing/fake-club.tsx";

const JOIN = { tableId: "t", commandId: "c", seat: 1 } as const;

function clubFor(isMember: () => Promise<boolean>) {
  const asked = vi.fn<() => Promise<boolean>>(isMember);
  const { connection, calls } = fakeClub([asMember(asked)]);
  return { client: connection.client, calls, asked };
}

test("'Enter the club first.' is never shown to a member: what their line was refused as a stranger's is done once more", async () => {
  const { client, calls } = clubFor(() => Promise.resolve(true));
  const answer = client.table.join.mutate(JOIN);
  calls[0]?.fail(refusal("SIGN_IN_FIRST"));
  await vi.waitFor(() => expect(calls).toHaveLength(2));
  expect(calls.map(({ op }) => op.input)).toEqual([JOIN, JOIN]);
  calls[1]?.answer({ seq: 5 });
  await expect(answer).resolves.toEqual({ seq: 5 });
});

test("once more, and not again", async () => {
  const { client, calls, asked } = clubFor(() => Promise.resolve(true));
  const answer = client.table.join.mutate(JOIN).catch((error: unknown) => String(error));
  calls[0]?.fail(refusal("SIGN_IN_FIRST"));
  await vi.waitFor(() => expect(calls).toHaveLength(2));
  calls[1]?.fail(refusal("SIGN_IN_FIRST"));
  expect(await answer).toContain("SIGN_IN_FIRST");
  expect([asked.mock.calls.length, calls.length]).toEqual([1, 2]);
});

test.each([
  ["a stranger", () => Promise.resolve(false)],
  ["anyone when the club does not say who they are", () => Promise.reject(new Error("away"))],
])("%s is refused as the club has said", async (_, isMember) => {
  const { client, calls } = clubFor(isMember);
  const answer = client.table.join.mutate(JOIN).catch((error: unknown) => String(error));
  calls[0]?.fail(refusal("SIGN_IN_FIRST"));
  expect(await answer).toContain("SIGN_IN_FIRST");
  expect(calls).toHaveLength(1);
});

test("other refusals are nobody's question", async () => {
  const { client, calls, asked } = clubFor(() => Promise.resolve(true));
  const answer = client.table.join.mutate(JOIN).catch((error: unknown) => String(error));
  calls[0]?.fail(refusal("TABLE_FULL"));
  expect([await answer, asked.mock.calls]).toEqual([expect.stringContaining("TABLE_FULL"), []]);
});

test("a stream that nobody follows any more is not opened again", async () => {
  const { client, calls, asked } = clubFor(() => Promise.resolve(true));
  const stream = client.lobby.tables.subscribe(undefined, {});
  calls[0]?.fail(refusal("SIGN_IN_FIRST"));
  stream.unsubscribe();
  await vi.waitFor(() => expect(asked).toHaveResolved());
  expect(calls).toHaveLength(1);
});
