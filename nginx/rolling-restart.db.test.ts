import type { Page } from "@playwright/test";
import { startNatsServer, testDatabase } from "@trelyazh/testkit";
import { expect, test } from "vitest";
import { setTable, sitDownByLink } from "../e2e/lobby.ts";
import { Player } from "../e2e/player.ts";
import { openBrowser } from "./testing/open-browser.ts";
import { freePort, startClub, startSite } from "./testing/start-site.ts";

/** Writes down what the club refuses, and marks the document, of which a reload would make another one. */
async function watch(page: Page): Promise<{ readonly refusals: readonly string[]; isSame(): Promise<boolean> }> {
  const refusals: string[] = [];
  page.on("websocket", (socket) => {
    socket.on("framereceived", ({ payload }) => {
      if (String(payload).includes('"error"')) refusals.push(String(payload));
    });
  });
  return { refusals, isSame: () => page.evaluate(() => document.documentElement.dataset["mark"] === "same") };
}

const mark = (page: Page) => page.evaluate(() => void (document.documentElement.dataset["mark"] = "same"));

test("each node is restarted in the middle of a deal, and its players notice nothing", async () => {
  await using started = new AsyncDisposableStack();
  const database = started.use(await testDatabase());
  const nats = started.use(await startNatsServer());
  const [port, ...ports] = await Promise.all(Array.from({ length: 4 }, freePort));
  const env = { NATS_URL: nats.url, PUBLIC_ORIGIN: `https://localhost:${port}` };
  const startNode = (at: number) =>
    startClub({ databaseUrl: database.url, env: { ...env, PORT: String(at), NODE_NAME: `node ${at}` } });
  const nodes = new Map(await Promise.all(ports.map(async (at) => [at, await startNode(at)] as const)));
  started.defer(async () => void (await Promise.all([...nodes.values()].map((node) => node[Symbol.asyncDispose]()))));
  const site = started.use(await startSite({ clubPorts: ports, ...(port !== undefined && { port }) }));
  const browser = started.use(await openBrowser());

  const pages = await Promise.all(
    Array.from({ length: 3 }, async () => {
      const context = await browser.newContext({ ignoreHTTPSErrors: true, locale: "en-US", baseURL: site.url });
      context.setDefaultTimeout(300_000);
      await context.addInitScript(() => localStorage.setItem("trelyazh.pace", "instant"));
      return context.newPage();
    }),
  );
  const watched = await Promise.all(pages.map(watch));
  const [host, ...friends] = pages;
  if (host === undefined) throw new Error("nobody sets the table");
  await setTable(host, { bots: 0 });
  for (const friend of friends) await sitDownByLink(friend, host.url());
  const players = pages.map((page) => new Player(page));
  for (const { hand } of players) await hand.getByRole("button").nth(9).waitFor();
  await Promise.all(pages.map(mark));

  const ownerOfTable = async () => {
    const { rows } = await database.database.pool.query<{ name: string; epoch: string }>(
      "select name, epoch from table_owners join nodes on nodes.id = node_id",
    );
    return rows;
  };
  const [before] = await ownerOfTable();
  const playing = Promise.all(players.map((player) => player.playUntil(host.getByText("Deal 3", { exact: true }))));
  for (const [at, node] of nodes) {
    await node[Symbol.asyncDispose]();
    nodes.set(at, await startNode(at));
  }
  await playing;

  const [after] = await ownerOfTable();
  expect(Number(after?.epoch)).toBeGreaterThan(Number(before?.epoch));
  expect(watched.map(({ refusals }) => refusals)).toEqual([[], [], []]);
  expect(await Promise.all(watched.map(({ isSame }) => isSame()))).toEqual([true, true, true]);
  const { rows } = await database.database.pool.query(
    "select event->>'type' as type from table_events where event->>'type' in ('tableRecovered', 'turnTimedOut')",
  );
  expect(rows).toEqual([]);
});
