import { createI18n } from "@trelyazh/i18n";
import { QueryClient } from "@tanstack/react-query";
import { createTRPCOptionsProxy } from "@trpc/tanstack-react-query";
import { expect, test } from "vitest";
import { fakeClub } from "#lib/club/testing/fake-club.tsx";
import { askForLobby, askForOwnTables, askWhoIsHere } from "./first-data.ts";

const MEMBER = { user: { id: "ann", name: "Ann" } };

async function visitor() {
  const texts = await createI18n("en", ["everywhere"]);
  const { connection, calls } = fakeClub();
  const queryClient = new QueryClient();
  const trpc = createTRPCOptionsProxy({ client: connection.client, queryClient });
  const asked = () => calls.map(({ op }) => op.path);
  return {
    asking: { queryClient, trpc, texts },
    asked,
    answer: async (path: string, data: unknown) => {
      calls.find(({ op }) => op.path === path)?.answer(data);
      // Promises have to run out.
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

test("every page asks who the visitor is, once", async () => {
  const { asking, asked } = await visitor();
  askWhoIsHere(asking);
  await askForLobby(asking);
  expect(asked().filter((path) => path === "session.me")).toHaveLength(1);
});

test("the lobby asks for its list at once, and for a member's own tables", async () => {
  const { asking, asked, answer } = await visitor();
  const isSpoken = askForLobby(asking);
  expect(asked()).toEqual(["lobby.list", "session.me"]);
  await isSpoken;
  expect(asking.texts.exists("lobby.title")).toBe(true);
  await answer("session.me", MEMBER);
  expect(asked()).toEqual(["lobby.list", "session.me", "table.mine"]);
});

test("a stranger has no tables of their own to be asked for", async () => {
  const { asking, asked, answer } = await visitor();
  askForOwnTables(asking);
  await answer("session.me", { user: null });
  expect(asked()).toEqual(["session.me"]);
});

test("what was asked for is there when the page asks, and is not asked for again", async () => {
  const { asking, asked, answer } = await visitor();
  askWhoIsHere(asking);
  await answer("session.me", MEMBER);
  askWhoIsHere(asking);
  expect(asking.queryClient.getQueryData(asking.trpc.session.me.queryKey())).toEqual(MEMBER);
  expect(asked()).toEqual(["session.me"]);
});
