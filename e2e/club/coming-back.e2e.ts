import type { Page } from "@playwright/test";
import { Club } from "../club.ts";
import { expect, test } from "../fixtures.ts";
import { Player } from "../player.ts";

/** Returns a function that says how many documents the page has loaded since. */
function watchNavigations(page: Page): () => number {
  let count = 0;
  page.on("domcontentloaded", () => (count += 1));
  return () => count;
}

test("a reload in the middle of a deal shows the same cards, and the game goes on", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("button", { name: "Play now" }).click();
  const player = new Player(page);
  await player.takeTurns(3);
  await player.untilAsked();
  const cards = await player.cards();

  await page.reload();
  await player.untilAsked();
  expect(await player.cards()).toEqual(cards);
  await player.takeTurns(3);
});

test("a player who closes the tab comes back to the same table and goes on", async ({ page, context }) => {
  await page.goto("/");
  await page.getByRole("button", { name: "Play now" }).click();
  const player = new Player(page);
  await player.takeTurns(4);
  await player.untilAsked();
  const cards = await player.cards();
  await page.close();

  const tab = await context.newPage();
  await tab.goto("/");
  await tab.getByRole("button", { name: "Continue your pulya" }).click();
  const returned = new Player(tab);
  await returned.untilAsked();
  expect(await returned.cards()).toEqual(cards);
  await returned.takeTurns(3);
});

test("a server killed in the middle of a deal and started again goes on, and the page with it", async ({
  newPerson,
}) => {
  await using club = await Club.open();
  const page = await newPerson();
  await page.goto(club.url);
  await page.getByRole("button", { name: "Play now" }).click();
  const player = new Player(page);
  await player.takeTurns(4);
  await player.untilAsked();
  const cards = await player.cards();
  const reloads = watchNavigations(page);

  await club.kill();
  const lost = page.getByRole("alert").filter({ hasText: "The connection to the club is down" });
  await expect(lost).toBeVisible();
  await club.start();
  await expect(lost).toBeHidden();

  await player.untilAsked();
  expect(await player.cards()).toEqual(cards);
  await player.takeTurns(5);
  expect(reloads()).toBe(0);
});
