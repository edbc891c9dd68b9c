/** Takes the pictures of docs/images: one table in the middle of a deal, and the lobby around it, as everybody sees them. */
import { join } from "node:path";
import type { Browser, Page } from "@playwright/test";
import { expect, test, withoutPauses } from "./fixtures.ts";
import { setTable } from "./lobby.ts";
import { Player } from "./player.ts";

const IMAGES = join(import.meta.dirname, "../docs/images");
const LANGUAGES = { en: "en-US", ru: "ru-RU" } as const;
const SCREENS = { 360: { width: 360, height: 740 }, 1440: { width: 1440, height: 900 } } as const;
const SCHEMES = ["light", "dark"] as const;
const DEALS_BEFORE = 4;

type Cookies = Awaited<ReturnType<ReturnType<Page["context"]>["storageState"]>>["cookies"];

interface View {
  readonly language: keyof typeof LANGUAGES;
  readonly width: keyof typeof SCREENS;
  readonly colorScheme: (typeof SCHEMES)[number];
}

const VIEWS: readonly View[] = (["en", "ru"] as const).flatMap((language) =>
  ([360, 1440] as const).flatMap((width) => SCHEMES.map((colorScheme) => ({ language, width, colorScheme }))),
);

/** Plays on to the middle of a trick of a game, with some tricks taken. */
async function playIntoAGame(player: Player): Promise<void> {
  const { page } = player;
  const has = page.getByRole("status").filter({ hasText: /^Your turn$/ });
  const aCard = page.getByRole("list", { name: "Trick on the table" }).getByRole("listitem");
  const someTricks = page.getByRole("button", { name: "Last trick" });
  const game = page.getByRole("main").filter({ has }).filter({ has: aCard }).filter({ has: someTricks });
  const betweenTricks = page.getByRole("button", { name: "Offer a split" });
  await player.playUntil(game.filter({ hasNotText: "All-pass", hasNot: betweenTricks }));
}

async function openView(browser: Browser, cookies: Cookies, { language, width, colorScheme }: View): Promise<Page> {
  const context = await browser.newContext({
    colorScheme,
    locale: LANGUAGES[language],
    viewport: SCREENS[width],
    deviceScaleFactor: width === 360 ? 2 : 1,
    storageState: { cookies, origins: [] },
  });
  await withoutPauses(context);
  return context.newPage();
}

async function takePicture(page: Page, file: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: join(IMAGES, file), animations: "disabled" });
}

test("lobby and table, in both languages, narrow and wide", async ({ page, browser, newPerson }) => {
  for (const bots of [1, 0] as const) await setTable(await newPerson(), { bots, pool: 10 });
  await setTable(page, { bots: 2, pool: 20 });
  const player = new Player(page, { highCardsForABid: 5 });
  await player.playUntil(page.getByText(`Deal ${DEALS_BEFORE}`, { exact: true }));

  const { cookies } = await page.context().storageState();
  const views = await Promise.all(VIEWS.map(async (view) => ({ view, shown: await openView(browser, cookies, view) })));
  for (const { shown } of views) await shown.goto(page.url());
  await playIntoAGame(player);
  for (const { view, shown } of views) {
    await expect(shown.getByRole("status").filter({ hasText: /^(Your turn|Ваш ход)$/ })).toBeVisible();
    await takePicture(shown, `table-${view.language}-${view.width}-${view.colorScheme}.png`);
  }
  for (const { view, shown } of views.filter(({ view: { colorScheme } }) => colorScheme === "light")) {
    await shown.goto("/lobby");
    await expect(shown.getByRole("main").getByRole("listitem").nth(8)).toBeVisible();
    await takePicture(shown, `lobby-${view.language}-${view.width}.png`);
  }
});
