import { expect, test, vi } from "vitest";
import { afterSeating } from "./after-seating.ts";
import { fakeClub, refusal } from "../testing/fake-club.tsx";

const JOIN = { tableId: "t", commandId: "c", seat: 1 } as const;

test("a member who has taken a chair, and nobody who was refused one or does something else, has moved", async () => {
  const onSeated = vi.fn<() => void>();
  const { connection, calls } = fakeClub([afterSeating(onSeated)]);
  const { table } = connection.client;
  const refused = table.join.mutate(JOIN).catch(() => "refused");
  const joined = table.join.mutate(JOIN);
  const asked = table.mine.query();
  calls[0]?.fail(refusal("TABLE_FULL"));
  calls[2]?.answer({ tables: [] });
  await Promise.all([refused, asked]);
  expect(onSeated).not.toHaveBeenCalled();
  calls[1]?.answer({ seq: 5 });
  await joined;
  expect(onSeated).toHaveBeenCalledOnce();
});
