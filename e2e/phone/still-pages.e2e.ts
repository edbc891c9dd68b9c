import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures.ts";

interface Shift {
  readonly value: number;
  readonly hadRecentInput: boolean;
}

/** Returns how to learn how far things have moved that were there already, as Chromium scores it. */
async function watchShifts(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    const shifts: PerformanceEntry[] = [];
    Object.assign(globalThis, { shifts });
    new PerformanceObserver((list) => shifts.push(...list.getEntries())).observe({
      type: "layout-shift",
      buffered: true,
    });
  });
  return () =>
    page.evaluate(async () => {
      await document.fonts.ready;
      const { shifts } = globalThis as unknown as { readonly shifts: readonly Shift[] }; // from the script above
      return shifts.filter(({ hadRecentInput }) => !hadRecentInput).reduce((sum, { value }) => sum + value, 0);
    });
}

/** A fifth of what is called good. */
const STILL = 0.02;

test("nothing moves while a page arrives: landing, lobby, table", async ({ page }) => {
  const shifted = await watchShifts(page);
  await page.goto("/lobby");
  await page.getByRole("button", { name: "New table" }).first().waitFor();
  expect(await shifted()).toBeLessThanOrEqual(STILL);

  await page.goto("/");
  await page.getByRole("button", { name: "Play now" }).waitFor();
  expect(await shifted()).toBeLessThanOrEqual(STILL);

  await page.getByRole("button", { name: "Play now" }).click();
  await page.waitForURL("**/table/*");
  const hand = page.getByRole("list", { name: "Your cards" }).getByRole("listitem");
  await hand.nth(9).waitFor();
  await page.reload();
  await hand.nth(9).waitFor();
  expect(await shifted()).toBeLessThanOrEqual(STILL);
});
