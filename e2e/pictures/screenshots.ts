/** Takes the pictures of docs/images and of the manifest: a table of practice in the middle of a deal, in several windows. */
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { test } from "../fixtures.ts";
import { untilAtRest } from "../frame/gallery.ts";
import { Player } from "../player.ts";
import { ENGLISH, RUSSIAN } from "../words.ts";

const IMAGES = join(import.meta.dirname, "../../docs/images");
/** What is shown to somebody who is asked whether to install the club. */
const INSTALLED = join(import.meta.dirname, "../../apps/web/public/screenshots");
const SCREENS = {
  phone: { width: 360, height: 740 },
  side: { width: 844, height: 390 },
  desk: { width: 1440, height: 900 },
} as const;

interface View {
  readonly screen: keyof typeof SCREENS;
  readonly colorScheme: "light" | "dark";
  readonly files: readonly string[];
}

/** A desk is shown as wide as it is, a phone at half of its size. */
const VIEWS: Readonly<Record<"en" | "ru", readonly View[]>> = {
  en: [
    { screen: "desk", colorScheme: "light", files: [`${IMAGES}/table-en.jpg`, `${INSTALLED}/table-wide-en.jpg`] },
    { screen: "phone", colorScheme: "light", files: [`${INSTALLED}/table-narrow-en.jpg`] },
    { screen: "phone", colorScheme: "dark", files: [`${IMAGES}/table-en-phone.jpg`] },
    { screen: "side", colorScheme: "light", files: [`${IMAGES}/table-en-side.jpg`] },
  ],
  ru: [
    { screen: "desk", colorScheme: "light", files: [`${IMAGES}/table-ru.jpg`, `${INSTALLED}/table-wide-ru.jpg`] },
    { screen: "phone", colorScheme: "light", files: [`${INSTALLED}/table-narrow-ru.jpg`] },
  ],
};

const CALLED = {
  en: {
    words: ENGLISH,
    deal: "Deal the cards",
    trick: "Trick on the table",
    lastTrick: "Last trick",
    allPass: "All-pass",
  },
  ru: {
    words: RUSSIAN,
    deal: "Сдать карты",
    trick: "Взятка на столе",
    lastTrick: "Последняя взятка",
    allPass: "Распасы",
  },
} as const;

/** Plays on to the middle of a trick of a game, with some tricks taken. */
async function playIntoAGame(page: Page, language: "en" | "ru", players?: 2 | 4): Promise<void> {
  const { words, deal, trick, lastTrick, allPass } = CALLED[language];
  await page.goto("/practice");
  if (players !== undefined) {
    await page
      .getByRole("radiogroup", { name: "Players" })
      .getByRole("radio", { name: String(players) })
      .click();
  }
  await page.getByRole("button", { name: deal }).click();
  const player = new Player(page, { highCardsForABid: 3, words });
  const has = page.getByRole("status").filter({ hasText: new RegExp(`^${words.yourTurn}$`) });
  const card = page.getByRole("list", { name: trick }).getByRole("listitem");
  const someTricks = page.getByRole("button", { name: lastTrick });
  const game = page
    .getByRole("main")
    .filter({ has })
    .filter({ has: card.nth(1) })
    .filter({ has: someTricks });
  await player.playUntil(game.filter({ hasNot: card.nth(2), hasNotText: allPass }));
}

async function takePictures(page: Page, { screen, colorScheme, files }: View): Promise<void> {
  await page.setViewportSize(SCREENS[screen]);
  await page.emulateMedia({ colorScheme });
  await page.evaluate(() => document.fonts.ready);
  await untilAtRest(page);
  for (const path of files)
    await page.screenshot({ path, type: "jpeg", quality: 82, scale: screen === "desk" ? "css" : "device" });
}

for (const language of ["en", "ru"] as const) {
  test.describe(language, () => {
    test.use({ locale: language, deviceScaleFactor: 2, viewport: SCREENS.desk });
    test(`a table of practice, narrow, low and wide (${language})`, async ({ page }) => {
      await playIntoAGame(page, language);
      for (const view of VIEWS[language]) await takePictures(page, view);
    });
  });
}

/** What else is shown to those who have never seen the club. */
test.describe("beside the usual table", () => {
  test.use({ locale: "en", deviceScaleFactor: 2, viewport: SCREENS.phone });
  const take = (page: Page, name: string, scale: "css" | "device") =>
    page.screenshot({ path: `${IMAGES}/${name}.jpg`, type: "jpeg", quality: 75, scale, animations: "disabled" });

  test("the form, where it has pictures", async ({ page }) => {
    await page.goto("/practice");
    for (const group of ["All rules", "All-pass"]) await page.locator("summary").filter({ hasText: group }).click();
    const row = page.getByText("Trick of an all-pass", { exact: true });
    await row.evaluate((label) => scrollTo(0, label.getBoundingClientRect().top + scrollY - 96));
    await page.getByText("Price of an all-pass trick").first().waitFor();
    await take(page, "form-en", "device");
  });

  test("a lesson, where a card is asked for", async ({ page }) => {
    await page.goto("/learn");
    await page.getByRole("button", { name: "Begin" }).first().click();
    const lesson = page.getByRole("complementary", { name: "Explanation" });
    const show = lesson.getByRole("button", { name: "Show me" });
    const next = lesson.getByRole("button", { name: "Next", exact: true });
    await next.click();
    while (!(await show.isVisible())) {
      await next.or(show).waitFor();
      if (await next.isVisible()) await next.click();
    }
    await untilAtRest(page);
    await take(page, "lesson-en", "device");
  });

  for (const [players, name] of [
    [2, "two"],
    [4, "four"],
  ] as const) {
    test(`a table for ${name}`, async ({ page }) => {
      await page.setViewportSize(SCREENS.side);
      await playIntoAGame(page, "en", players);
      await untilAtRest(page);
      await take(page, `table-for-${name}-en`, "css");
    });
  }
});
