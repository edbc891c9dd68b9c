// @vitest-environment happy-dom
import { QueryClient } from "@tanstack/react-query";
import { expect, test } from "vitest";
import { fakeTabs } from "../../tabs/testing/fake-tabs.ts";
import { fakeClub, identityAt, refusal } from "../testing/fake-club.tsx";
import { afterBan } from "./after-ban.ts";
import { isBan } from "./me.ts";
import type { Identity } from "./identity.ts";

const ANN = { user: { id: "ann", name: "Ann" }, keepsCookies: true };
const JOIN = { tableId: "t", commandId: "c", seat: 1 } as const;

test("somebody is banned by the first refusal that says so, though the node that was asked who they are had not heard of it, until the club says who they are again", async () => {
  const { connection, calls } = fakeClub([afterBan((said) => identity.banned(said))]);
  const queryClient = new QueryClient();
  const identity: Identity = identityAt(connection, queryClient, fakeTabs()());
  const isBanned = () =>
    queryClient
      .getQueryCache()
      .getAll()
      .some(({ state }) => isBan(state.error));
  const isTold = async (who: unknown) => {
    const looking = identity.refresh();
    calls.at(-1)?.answer(who);
    await looking;
  };
  const isRefused = async (code: "BANNED" | "TABLE_FULL") => {
    const joining = connection.client.table.join.mutate(JOIN).catch(() => "refused");
    calls.at(-1)?.fail(refusal(code));
    await joining;
  };

  await isTold(ANN);
  await isRefused("TABLE_FULL");
  expect(isBanned()).toBe(false);
  await isRefused("BANNED");
  expect(isBanned()).toBe(true);
  await isTold(ANN);
  expect(isBanned()).toBe(false);
});
