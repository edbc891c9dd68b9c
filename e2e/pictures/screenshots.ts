/** Takes the pictures of docs/images and of the manifest: one table in the middle of a deal, and practice. */
import { join } from "node:path";
import type { Browser, Page } from "@playwright/test";
import { expect, test, withoutPauses } from "../fixtures.ts";
import { setTable } from "../lobby.ts";
import { Player } from "../player.ts";

const IMAGES = join(import.meta.dirname, "../../docs/images");
/** What is shown to somebody who is asked whether to install the club. */
const INSTALLED = join(import.meta.dirname, "../../apps/web/public/screenshots");
const LANGUAGES = { en: "en-US", ru: "ru-RU" } as const;
const SCREENS = {
  phone: { width: 360, height: 740 },
  side: { width: 844, height: 390 },
  desk: { width: 1440, height: 900 },
} as const;
const DEALS_BEFORE = 4;

type Cookies = Awaited<ReturnType<ReturnType<Page["context"]>["storageState"]>>["cookies"];

interface View {
  readonly language: keyof typeof LANGUAGES;
  readonly screen: keyof typeof SCREENS;
  readonly colorScheme: "light" | "dark";
}

/** Each view of the table, and where its picture is kept. */
const VIEWS: readonly (readonly [view: View, files: readonly string[]])[] = [
  [
    { language: "en", screen: "desk", colorScheme: "light" },
    [`${IMAGES}/table-en.jpg`, `${INSTALLED}/table-wide-en.jpg`],
  ],
  [
    { language: "ru", screen: "desk", colorScheme: "light" },
    [`${IMAGES}/table-ru.jpg`, `${INSTALLED}/table-wide-ru.jpg`],
  ],
  [{ language: "en", screen: "phone", colorScheme: "light" }, [`${INSTALLED}/table-narrow-en.jpg`]],
  [{ language: "ru", screen: "phone", colorScheme: "light" }, [`${INSTALLED}/table-narrow-ru.jpg`]],
  [{ language: "en", screen: "phone", colorScheme: "dark" }, [`${IMAGES}/table-en-phone.jpg`]],
  [{ language: "en", screen: "side", colorScheme: "light" }, [`${IMAGES}/table-en-side.jpg`]],
];

/** Plays on to the middle of a trick of a game, with some tricks taken. */
async function playIntoAGame(player: Player): Promise<void> {
  const { page } = player;
  const has = page.getByRole("status").filter({ hasText: /^Your turn$/ });
  const aCard = page.getByRole("list", { name: "Trick on the table" }).getByRole("listitem");
  const someTricks = page.getByRole("button", { name: "Last trick" });
  const game = page.getByRole("main").filter({ has }).filter({ has: aCard }).filter({ has: someTricks });
  const betweenTricks = page.getByRole("button", { name: "Agree on the tricks" });
  // A machine that draws ten pages at once has a club that says so.
  await player.playUntil(game.filter({ hasNotText: /All-pass|very busy/, hasNot: betweenTricks }));
}

async function openView(browser: Browser, cookies: Cookies, { language, screen, colorScheme }: View): Promise<Page> {
  const context = await browser.newContext({
    colorScheme,
    locale: LANGUAGES[language],
    viewport: SCREENS[screen],
    deviceScaleFactor: screen === "desk" ? 1 : 2,
    storageState: { cookies, origins: [] },
  });
  await withoutPauses(context);
  return context.newPage();
}

async function takePicture(page: Page, path: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path, type: "jpeg", quality: 82, animations: "disabled" });
}

test("a table, in both languages, narrow, low and wide", async ({ page, browser }) => {
  await setTable(page, { bots: 2, pool: 20 });
  const player = new Player(page, { highCardsForABid: 5 });
  await player.playUntil(page.getByText(`Deal ${DEALS_BEFORE}`, { exact: true }));

  const { cookies } = await page.context().storageState();
  const views = await Promise.all(
    VIEWS.map(async ([view, files]) => ({ files, shown: await openView(browser, cookies, view) })),
  );
  for (const { shown } of views) await shown.goto(page.url());
  await playIntoAGame(player);
  for (const { files, shown } of views) {
    await expect(shown.getByRole("status").filter({ hasText: /^(Your turn|Ваш ход)$/ })).toBeVisible();
    for (const file of files) await takePicture(shown, file);
  }
});

/** A deal that nobody has whisted ends without a trick, and the next one waits to be asked for. */
async function practiseToATrick(player: Player): Promise<void> {
  const next = player.page.getByRole("button", { name: "Next deal" });
  await player.playUntil(player.page.getByRole("button", { name: "Last trick" }).or(next).first());
  if (!(await next.isVisible())) return;
  await next.click();
  await practiseToATrick(player);
}

test("practice on a phone", async ({ browser }) => {
  const page = await openView(browser, [], { language: "en", screen: "phone", colorScheme: "light" });
  const player = new Player(page, { highCardsForABid: 3 });
  await page.goto("/practice");
  await page.getByRole("button", { name: "Deal the cards" }).click();
  await practiseToATrick(player);
  await player.untilAsked();
  await takePicture(page, `${IMAGES}/practice-en.jpg`);
});
