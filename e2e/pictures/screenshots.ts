/** Takes the pictures of docs/images and of the manifest: one table in the middle of a deal, the lobby around it, and practice. */
import { join } from "node:path";
import type { Browser, Page } from "@playwright/test";
import { expect, test, withoutPauses } from "../fixtures.ts";
import { setTable } from "../lobby.ts";
import { Player } from "../player.ts";
import { ENGLISH, RUSSIAN } from "../words.ts";

const IMAGES = join(import.meta.dirname, "../../docs/images");
const INSTALLED = join(import.meta.dirname, "../../apps/web/public/screenshots");
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
  const betweenTricks = page.getByRole("button", { name: "Agree on the tricks" });
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

/** What is shown to somebody who is asked whether to install the club. */
async function takeForManifest(page: Page, { language, width }: View): Promise<void> {
  const path = join(INSTALLED, `table-${width === 360 ? "narrow" : "wide"}-${language}.jpg`);
  await page.screenshot({ path, type: "jpeg", quality: 82, animations: "disabled" });
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
    if (view.colorScheme === "light") await takeForManifest(shown, view);
  }
  for (const { view, shown } of views.filter(({ view: { colorScheme } }) => colorScheme === "light")) {
    await shown.goto("/lobby");
    await expect(shown.getByRole("main").getByRole("listitem").nth(8)).toBeVisible();
    await takePicture(shown, `lobby-${view.language}-${view.width}.png`);
  }
});

/** A deal that nobody has whisted ends without a trick, and the next one waits to be asked for. */
async function practiseToATrick(player: Player): Promise<void> {
  const trick = player.page.getByRole("button", { name: /^(Last trick|Последняя взятка)$/ });
  const next = player.page.getByRole("button", { name: /^(Next deal|Следующая сдача)$/ });
  await player.playUntil(trick.or(next).first());
  if (!(await next.isVisible())) return;
  await next.click();
  await practiseToATrick(player);
}

test("practice on a phone, in both languages", async ({ browser }) => {
  for (const language of ["en", "ru"] as const) {
    const page = await openView(browser, [], { language, width: 360, colorScheme: "light" });
    const player = new Player(page, { highCardsForABid: 3, words: language === "en" ? ENGLISH : RUSSIAN });
    await page.goto("/practice");
    await page.getByRole("button", { name: /^(Deal the cards|Сдать карты)$/ }).click();
    await practiseToATrick(player);
    await player.untilAsked();
    await takePicture(page, `practice-${language}-360.png`);
  }
});
