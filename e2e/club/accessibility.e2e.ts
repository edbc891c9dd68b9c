import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures.ts";
import { withKeyboard } from "../keyboard.ts";
import { Listener } from "./listener.ts";
import { Player } from "../player.ts";

async function expectNoFaults(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`)).toEqual([]);
}

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe finds no fault on landing, settings, lobby, forms and table (${colorScheme})`, async ({ page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.goto("/");
    await expect(page.getByRole("button", { name: "Play now" })).toBeVisible();
    await expectNoFaults(page);

    await page.getByRole("button", { name: "Settings" }).click();
    await expect(page.getByRole("switch", { name: "Notifications" })).toBeVisible();
    await expectNoFaults(page);

    await page.goto("/lobby");
    await page.getByRole("button", { name: "New table" }).click();
    await expect(page.getByRole("dialog", { name: "New table" })).toBeVisible();
    await expectNoFaults(page);
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog", { name: "New table" })).toBeHidden();
    await expectNoFaults(page);

    await page.goto("/practice");
    await expect(page.getByRole("button", { name: "Deal the cards" })).toBeVisible();
    await expectNoFaults(page);

    await page.goto("/");
    await page.getByRole("button", { name: "Play now" }).click();
    const player = new Player(page);
    await player.untilAsked();
    await expectNoFaults(page);
    await player.playUntil(page.getByRole("status").filter({ hasText: /^Your turn$/ }));
    await expectNoFaults(page);
  });
}

/** What has figures, a table of its own, an example to step through. */
const RULES = [
  { chapter: "auction", colorScheme: "light" },
  { chapter: "conventions", colorScheme: "dark" },
  { chapter: "paper", colorScheme: "light" },
  { chapter: "paper", colorScheme: "dark" },
] as const;

for (const locale of ["en", "ru"] as const) {
  test(`axe finds no fault in the rules, by day and by night (${locale})`, async ({ page }) => {
    for (const { chapter, colorScheme } of RULES) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await page.goto(`/${locale}/rules/${chapter}`);
      await page.getByRole("heading", { level: 1 }).waitFor();
      await expectNoFaults(page);
    }
  });
}

test("ten tricks are played by ear and keys alone, and what they were written for is told", async ({ page }) => {
  await page.goto("/");
  await withKeyboard(page.getByRole("button", { name: "Play now" }));
  const listener = new Listener(page);
  await page.getByRole("list", { name: "Your cards" }).waitFor();
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keys and speech" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog", { name: "Keys and speech" })).toBeHidden();
  // The last card of a hand goes by itself.
  while ((await listener.playDeal()) < 9) await withKeyboard(page.getByRole("button", { name: "Next deal" }));
  await expect(listener.log).toContainText(/ (whists? on|in the pool|on the mountain)/);
});
