import { test as base, type BrowserContext, type BrowserContextOptions, type Page } from "@playwright/test";
import { Club } from "./club.ts";

interface Worker {
  /** For all tests of one worker: no other worker sees its tables. */
  readonly club: Club;
}

interface Each {
  /** Opens a browser of its own for another person, at the worker's club unless told. */
  readonly newPerson: (browser?: BrowserContextOptions) => Promise<Page>;
}

/** Cards need no time to fly when nobody looks. */
export async function withoutPauses(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    if (location.protocol !== "about:") localStorage.setItem("trelyazh.pace", "instant");
  });
}

export const test = base.extend<Each, Worker>({
  club: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixture's needs from the pattern
    async ({}, use) => {
      await using club = await Club.open();
      await use(club);
    },
    { scope: "worker", timeout: 300_000 },
  ],
  baseURL: async ({ club }, use) => use(club.url),
  context: async ({ context }, use) => {
    await withoutPauses(context);
    await use(context);
  },
  newPerson: async ({ browser }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (options) => {
      const context = await browser.newContext(options);
      contexts.push(context);
      await withoutPauses(context);
      return context.newPage();
    });
    for (const context of contexts) await context.close();
  },
});

export { expect } from "@playwright/test";
