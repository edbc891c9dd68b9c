import type { Browser, Page } from "@playwright/test";
import { RELEASE } from "@trelyazh/protocol";
import { startNatsServer, testDatabase } from "@trelyazh/testkit";
import { expect, test } from "vitest";
import { setTable, sitDownByLink } from "../e2e/lobby.ts";
import { Player } from "../e2e/player.ts";
import { layOutLastRelease } from "./testing/last-release/lay-out.ts";
import { openBrowser } from "./testing/open-browser.ts";
import { freePort, startClub, startSite, type Site } from "./testing/start-site.ts";

/** A person whose page says whether it was ever loaded anew since it was marked, and what the club has refused. */
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

  /** Marks this document, and no other. What was refused before does not count. */
  mark(): Promise<void> {
    this.refusals.length = 0;
    return this.page.evaluate(() => void (document.documentElement.dataset["mark"] = "same"));
  }

  isWhereItWas(): Promise<boolean> {
    return this.page.evaluate(() => document.documentElement.dataset["mark"] === "same");
  }

  playOn(until: string): Promise<void> {
    return this.player.playUntil(this.page.getByText(until, { exact: true }));
  }
}

/** Nodes of one club behind nginx, each of which can be stopped and started again. */
class SeveralNodes implements AsyncDisposable {
  readonly #started = new AsyncDisposableStack();
  readonly #nodes = new Map<string, AsyncDisposable>();
  readonly #env: Readonly<Record<string, string>>;
  readonly #databaseUrl: string;
  readonly site: Site;
  readonly names: string[] = [];

  private constructor(site: Site, databaseUrl: string, env: Readonly<Record<string, string>>) {
    this.site = site;
    this.#databaseUrl = databaseUrl;
    this.#env = env;
  }

  /** Lays out the place of three nodes, which are called as their ports. */
  static async layOut(databaseUrl: string): Promise<SeveralNodes> {
    await using started = new AsyncDisposableStack();
    const [nats, port] = [started.use(await startNatsServer()), await freePort()];
    const clubPorts = await Promise.all(Array.from({ length: 3 }, freePort));
    const site = started.use(await startSite({ clubPorts, port }));
    const nodes = new SeveralNodes(site, databaseUrl, { NATS_URL: nats.url, PUBLIC_ORIGIN: site.url });
    nodes.#started.use(started.move());
    nodes.names.push(...clubPorts.map(String));
    return nodes;
  }

  async startNode(name: string, source?: string): Promise<void> {
    const env = { ...this.#env, PORT: name, NODE_NAME: name };
    const settings = { databaseUrl: this.#databaseUrl, env, ...(source !== undefined && { source }) };
    this.#nodes.set(name, await startClub(settings));
  }

  async stopNode(name: string): Promise<void> {
    await this.#nodes.get(name)?.[Symbol.asyncDispose]();
    this.#nodes.delete(name);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all([...this.#nodes.keys()].map((name) => this.stopNode(name)));
    await this.#started.disposeAsync();
  }
}

test("a node of the last release gives way to one of this in the middle of a deal, and three players at three nodes notice nothing", async () => {
  await using started = new AsyncDisposableStack();
  const { url, database } = started.use(await testDatabase());
  const lastRelease = started.use(await layOutLastRelease());
  const nodes = started.use(await SeveralNodes.layOut(url));
  const [old = "", ...others] = nodes.names;
  await nodes.startNode(old, lastRelease.folder);
  const browser = started.use(await openBrowser());
  const [host, ...friends] = [
    await Person.come(browser, nodes.site.url),
    await Person.come(browser, nodes.site.url),
    await Person.come(browser, nodes.site.url),
  ];
  const people = [host, ...friends];
  const ownerOfTable = async () => {
    const owners = "select name, release, epoch::integer from table_owners join nodes on nodes.id = node_id";
    const [owner] = (await database.pool.query<{ name: string; release: number; epoch: number }>(owners)).rows;
    return owner ?? { name: "nobody", release: 0, epoch: 0 };
  };

  await setTable(host.page, { bots: 0 });
  // Whoever comes next gets a node with fewer connections.
  await Promise.all(others.map((name) => nodes.startNode(name)));
  for (const friend of friends) await sitDownByLink(friend.page, host.page.url());
  for (const { player } of people) await player.hand.getByRole("button").nth(9).waitFor();
  await Promise.all(people.map((person) => person.mark()));
  const before = await ownerOfTable();
  expect(before).toEqual({ name: old, release: RELEASE - 1, epoch: 1 });
  const playing = Promise.all(people.map((person) => person.playOn("Deal 2")));
  await nodes.stopNode(old);
  const after = await ownerOfTable();
  await nodes.startNode(old);
  await playing;

  expect(after).toEqual({
    name: expect.toSatisfy((name: string) => others.includes(name)),
    release: RELEASE,
    epoch: 2,
  });
  expect(people.map(({ refusals }) => refusals)).toEqual([[], [], []]);
  expect(await Promise.all(people.map((person) => person.isWhereItWas()))).toEqual([true, true, true]);
  const { rows } = await database.pool.query(
    "select payload from table_events where payload->>'type' in ('tableRecovered', 'turnTimedOut')",
  );
  expect(rows).toEqual([]);
});
