import type { Browser, Page } from "@playwright/test";
import { startNatsServer, testDatabase } from "@trelyazh/testkit";
import { expect, test } from "vitest";
import { setTable, sitDownByLink } from "../e2e/lobby.ts";
import { Player } from "../e2e/player.ts";
import { openBrowser } from "./testing/open-browser.ts";
import { freePort, startClub, startSite } from "./testing/start-site.ts";

/** A person whose page says whether it was ever loaded anew, and what the club has refused. */
class Person {
  readonly page: Page;
  readonly player: Player;
  readonly refusals: string[] = [];

  private constructor(page: Page) {
    this.page = page;
    this.player = new Player(page);
    page.on("websocket", (socket) => {
      socket.on("framereceived", ({ payload }) => {
        if (String(payload).includes('"error"')) this.refusals.push(String(payload));
      });
    });
  }

  static async come(browser: Browser, baseURL: string): Promise<Person> {
    const context = await browser.newContext({ ignoreHTTPSErrors: true, locale: "en-US", baseURL });
    context.setDefaultTimeout(300_000);
    // Cards need no time to fly when nobody looks.
    await context.addInitScript(() => localStorage.setItem("trelyazh.pace", "instant"));
    return new Person(await context.newPage());
  }

  /** Of this document, and no other. */
  mark(): Promise<void> {
    return this.page.evaluate(() => void (document.documentElement.dataset["mark"] = "same"));
  }

  isWhereItWas(): Promise<boolean> {
    return this.page.evaluate(() => document.documentElement.dataset["mark"] === "same");
  }

  playOn(until: string): Promise<void> {
    return this.player.playUntil(this.page.getByText(until, { exact: true }));
  }
}

test("the node of a table is restarted in the middle of a deal, and its three players notice nothing", async () => {
  await using started = new AsyncDisposableStack();
  const { url: databaseUrl, database } = started.use(await testDatabase());
  const nats = started.use(await startNatsServer());
  const port = await freePort();
  const ports = await Promise.all(Array.from({ length: 3 }, freePort));
  const startNode = (at: number) => {
    const env = { NATS_URL: nats.url, PUBLIC_ORIGIN: `https://localhost:${port}`, PORT: String(at) };
    return startClub({ databaseUrl, env: { ...env, NODE_NAME: `node-${at}` } });
  };
  const nodes = await Promise.all(ports.map(startNode));
  for (const node of nodes) started.use(node);
  const site = started.use(await startSite({ clubPorts: ports, port }));
  const browser = started.use(await openBrowser());
  const people = await Promise.all(ports.map(() => Person.come(browser, site.url)));
  const [host, ...friends] = people;
  if (host === undefined) throw new Error("nobody sets the table");
  const ownerOfTable = async () => {
    const owners = "select name, epoch::integer from table_owners join nodes on nodes.id = node_id";
    return (await database.pool.query<{ name: string; epoch: number }>(owners)).rows[0];
  };

  await setTable(host.page, { bots: 0 });
  for (const friend of friends) await sitDownByLink(friend.page, host.page.url());
  for (const { player } of people) await player.hand.getByRole("button").nth(9).waitFor();
  await Promise.all(people.map((person) => person.mark()));
  const before = await ownerOfTable();
  const playing = Promise.all(people.map((person) => person.playOn("Deal 2")));
  const index = ports.findIndex((at) => before?.name === `node-${at}`);
  await nodes[index]?.[Symbol.asyncDispose]();
  const after = await ownerOfTable();
  started.use(await startNode(ports[index] ?? 0));
  await playing;

  expect([before?.epoch, after?.epoch]).toEqual([1, 2]);
  expect(after?.name).not.toBe(before?.name);
  expect(people.map(({ refusals }) => refusals)).toEqual([[], [], []]);
  expect(await Promise.all(people.map((person) => person.isWhereItWas()))).toEqual([true, true, true]);
  const { rows } = await database.pool.query(
    "select payload from table_events where payload->>'type' in ('tableRecovered', 'turnTimedOut')",
  );
  expect(rows).toEqual([]);
});
