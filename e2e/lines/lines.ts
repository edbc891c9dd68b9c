/** Every fault of the line on every page at every moment: `npm run e2e -- --project lines`. */
import { loadEvents, openDatabase, type Executor } from "@trelyazh/db";
import type { Browser, TestInfo } from "@playwright/test";
import type { Club } from "../club.ts";
import { FaultyProxy } from "../faulty-proxy.ts";
import { expect, test, withoutPauses } from "../fixtures.ts";
import { FAULTS, type LineFault } from "./faults.ts";
import { OtherGuest } from "./other-guest.ts";
import { PAGES } from "./pages.ts";
import { RESULT, type Result } from "./print-table.ts";
import { tryPage } from "./try-page.ts";

/** No fault may keep people from going on for longer. */
const LONGEST_SECONDS = 15;

/** Whoever sets a table sits there. */
const OWN_SEAT = 0;

/** Counts the decisions of the one who set a table, each command once. */
async function decisionsAt(db: Executor, tableId: string): Promise<number> {
  const entries = await loadEvents(db, { tableId, afterSeq: 0, limit: 10_000 });
  const own = entries.filter(({ actor, kind }) => actor === OWN_SEAT && !kind.startsWith("seat"));
  return new Set(own.flatMap(({ command }) => command?.id ?? [])).size;
}

interface Trial {
  readonly browser: Browser;
  readonly club: Club;
  readonly db: Executor;
  readonly fault: LineFault;
}

async function tryOne({ browser, club, db, fault }: Trial, page: keyof typeof PAGES): Promise<Result> {
  await using proxy = await FaultyProxy.open(club.url);
  await using other = await OtherGuest.enter(club.url, `Setter ${page.length}`);
  const context = await browser.newContext();
  await withoutPauses(context);
  try {
    const storedAt = (tableId: string) => decisionsAt(db, tableId);
    const tried = await PAGES[page]({ context, url: proxy.url, clubUrl: club.url, other, storedAt });
    const setOffline = (isOffline: boolean) => void context.setOffline(isOffline);
    const seconds = await tryPage(tried, fault, { proxy, setOffline });
    return { fault: fault.name, page, seconds, ...(await tried.count()) };
  } finally {
    await context.close();
  }
}

async function attach(info: TestInfo, result: Result): Promise<void> {
  await info.attach(RESULT, { body: JSON.stringify(result), contentType: "application/json" });
}

for (const fault of FAULTS) {
  test(`${fault.name}: every page goes on, and nothing is lost or doubled`, async ({ browser, club }, info) => {
    await using database = openDatabase({ url: club.databaseUrl, onError: () => undefined });
    const trial = { browser, club, db: database.db, fault };
    // Nearly all that they do is wait.
    const pages = Object.keys(PAGES) as (keyof typeof PAGES)[];
    const results = await Promise.all(pages.map((page) => tryOne(trial, page)));
    for (const result of results) await attach(info, result);
    for (const { page, seconds, done, stored } of results) {
      const slowest = Math.max(...Object.values(seconds).map((one) => one ?? 0));
      expect.soft(slowest, page).toBeLessThan(LONGEST_SECONDS);
      expect.soft(stored, page).toBe(done);
    }
  });
}
