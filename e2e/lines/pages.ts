import { randomUUID } from "node:crypto";
import type { BrowserContext, Page } from "@playwright/test";
import { expect } from "../fixtures.ts";
import { Player } from "../player.ts";
import type { OtherGuest } from "./other-guest.ts";

/** A page whose line is tried. */
export interface TriedPage {
  /** Opens the page, or the part of the club where it begins. */
  readonly open: () => Promise<void>;
  /** Makes something happen, at once followed by `fault`, and waits until the page goes on from there. */
  readonly goOn: (fault?: () => void) => Promise<void>;
  /** How much was done on it, and how much of that the club has. */
  readonly count: () => Promise<Count>;
}

interface Count {
  readonly done: number;
  readonly stored: number;
}

export interface Surroundings {
  readonly context: BrowserContext;
  /** The club's address behind the proxy. */
  readonly url: string;
  readonly clubUrl: string;
  readonly other: OtherGuest;
  /** How many decisions at a table the journal has of the one who set it. */
  readonly storedAt: (tableId: string) => Promise<number>;
}

const NOTHING_DONE = () => Promise.resolve({ done: 0, stored: 0 });
const NOTHING = () => undefined;

async function takeTurn(page: Page, fault: () => void = NOTHING): Promise<void> {
  const player = new Player(page);
  await player.untilAsked();
  await player.takeTurn();
  fault();
  await player.untilAsked();
}

/** Leaves all tables; returns how many there were. */
async function leaveAll({ context, clubUrl }: Surroundings): Promise<number> {
  const answer = await context.request.get(`${clubUrl}/api/trpc/table.mine`);
  if (!answer.ok()) return 0; // a stranger
  // What tRPC answers over HTTP.
  const { result } = (await answer.json()) as { result: { data: { tables: { id: string }[] } } };
  const { tables } = result.data;
  for (const { id: tableId } of tables) {
    const data = { tableId, commandId: randomUUID() };
    await context.request.post(`${clubUrl}/api/trpc/table.leave`, { data, headers: { origin: clubUrl } });
  }
  return tables.length;
}

async function landing(around: Surroundings): Promise<TriedPage> {
  const { context, url } = around;
  const page = await context.newPage();
  // The files of all pages on the way are here from now on: what is measured is the line.
  await sitDown(around);
  await leaveAll(around);
  await page.goto(`${url}/lobby`);
  const player = new Player(page);
  let done = 0;
  let stored = 0;
  return {
    async count() {
      stored += await leaveAll(around);
      return { done, stored };
    },
    async open() {
      stored += await leaveAll(around);
      await page.goto(url);
    },
    async goOn(fault = NOTHING) {
      const play = page.getByRole("button", { name: "Play now" });
      const toTables = page.getByRole("link", { name: "To the tables" });
      // From a table one comes back in the same tab, with the line that is open there.
      if (await toTables.isVisible()) {
        stored += await leaveAll(around);
        await toTables.click();
        await page.getByRole("link", { name: "Trelyazh", exact: true }).click();
      }
      await play.click();
      fault();
      done += 1;
      await expect(toTables).toBeVisible();
      await player.untilAsked();
    },
  };
}

async function lobby({ context, url, other }: Surroundings): Promise<TriedPage> {
  const page = await context.newPage();
  await page.goto(`${url}/lobby`);
  let last: string | null = null;
  return {
    count: NOTHING_DONE,
    open: async () => {
      await page.goto(`${url}/lobby`);
    },
    async goOn(fault = NOTHING) {
      if (last !== null) await other.leave(last);
      last = await other.setTable({ bots: 1 });
      fault();
      await expect(page.locator(`a[href$="/table/${last}"]`)).toBeVisible();
    },
  };
}

/** Sits down at a table in a tab that is closed again; returns the table's address. */
async function sitDown({ context, url }: Surroundings): Promise<string> {
  const tab = await context.newPage();
  await tab.goto(url);
  await tab.getByRole("button", { name: "Play now" }).click();
  await new Player(tab).untilAsked();
  const address = tab.url();
  await tab.close();
  return address;
}

const idIn = (address: string) => address.split("/").at(-1) ?? "";

async function freshTable(around: Surroundings): Promise<TriedPage> {
  const { context, storedAt } = around;
  const address = await sitDown(around);
  let tab = await context.newPage();
  let done = 0;
  return {
    count: async () => ({ done, stored: await storedAt(idIn(address)) }),
    async open() {
      await tab.close();
      tab = await context.newPage();
      await tab.goto(address);
    },
    async goOn(fault) {
      await takeTurn(tab, fault);
      done += 1;
    },
  };
}

async function reloadedTable(around: Surroundings): Promise<TriedPage> {
  const { context, storedAt } = around;
  const address = await sitDown(around);
  const page = await context.newPage();
  await page.goto(address);
  let done = 0;
  return {
    count: async () => ({ done, stored: await storedAt(idIn(address)) }),
    open: async () => {
      await page.reload();
    },
    async goOn(fault) {
      await takeTurn(page, fault);
      done += 1;
    },
  };
}

async function spectator({ context, url, other }: Surroundings): Promise<TriedPage> {
  const page = await context.newPage();
  const tableId = await other.setTable({ bots: 2 });
  const address = `${url}/table/${tableId}`;
  await page.goto(address);
  await page.getByRole("button", { name: "Enter as a guest" }).click();
  await expect(page.getByRole("link", { name: "Stop watching" })).toBeVisible();
  const pause = page.getByRole("heading", { name: "A pause" });
  let isPaused = false;
  return {
    count: NOTHING_DONE,
    open: async () => {
      await page.goto(address);
    },
    async goOn(fault = NOTHING) {
      isPaused = !isPaused;
      await other.setPaused(tableId, isPaused);
      fault();
      await expect(pause).toBeVisible({ visible: isPaused });
      // A page that has not seen the table yet does not show the pause either.
      await expect(page.getByRole("link", { name: "Stop watching" })).toBeVisible();
    },
  };
}

/** All pages whose line is tried, by their names. */
export const PAGES = {
  landing,
  lobby,
  "table, fresh": freshTable,
  "table, reloaded": reloadedTable,
  spectator,
} as const satisfies Record<string, (around: Surroundings) => Promise<TriedPage>>;
