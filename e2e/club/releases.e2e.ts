import type { Page } from "@playwright/test";
import { Club } from "../club.ts";
import { expect, test } from "../fixtures.ts";
import { Player } from "../player.ts";
import { WebRoot } from "../web-root.ts";

/** Returns a function that says how many documents the page has loaded since. */
function countLoads(page: Page): () => number {
  let count = 0;
  page.on("domcontentloaded", () => (count += 1));
  return () => count;
}

/** What is said at any place of the page. */
const said = (page: Page, text: string) => page.getByText(text).first();

test("a release that takes the old files away: the page loads itself anew once, says why, and the table goes on (vite#11804)", async ({
  page,
}) => {
  await using web = await WebRoot.make();
  await using club = await Club.open({ webRoot: web.folder });
  await page.goto(club.url);
  await page.getByRole("button", { name: "Play now" }).click();
  const player = new Player(page);
  await player.takeTurns(2);
  await player.untilAsked();
  const cards = await player.cards();
  const address = page.url();
  const loads = countLoads(page);

  await club.kill();
  await web.bringOut();
  await club.start();
  const toLobby = page.getByRole("link", { name: "To the tables" });
  await toLobby.hover();
  await expect(said(page, "Parts of this page belonged to an earlier release")).toBeVisible();
  await player.untilAsked();
  expect([await player.cards(), page.url(), loads()]).toEqual([cards, address, 1]);
  await player.takeTurns(2);

  // A part that is still not there is said to be missing, and what to do.
  await web.lose("lobby-");
  await toLobby.click();
  await expect(page.getByRole("main").getByText("reloading has not helped")).toBeVisible();
  await expect(page.getByRole("button", { name: "Try again" })).toBeVisible();
  expect(loads()).toBe(1);
});

test("a page that the club no longer serves loads itself anew when nothing is unfinished, once, and says why", async ({
  page,
  context,
}) => {
  let isServed = true;
  await context.route(/club\.hello/, async (route) => {
    const response = await route.fetch();
    const text = await response.text();
    const next = Number(/"release":(\d+)/.exec(text)?.[1]) + 1;
    const body = isServed ? text : text.replace(/"oldestRelease":\d+/, `"oldestRelease":${next}`);
    await route.fulfill({ response, body });
  });
  await page.goto("/lobby");
  await page.getByRole("button", { name: "New table" }).click();
  const form = page.getByRole("dialog", { name: "New table" });
  await form.getByRole("radiogroup", { name: "Bots" }).getByRole("radio", { name: "1", exact: true }).click();
  const loads = countLoads(page);

  isServed = false;
  await context.setOffline(true);
  await context.setOffline(false);
  await expect(said(page, "This page reloads by itself as soon as you have moved")).toBeVisible();
  expect(loads()).toBe(0);
  await page.keyboard.press("Escape");
  await expect(said(page, "so this page was reloaded")).toBeVisible();
  await expect(page).toHaveURL("/lobby");
  await expect(said(page, "reloading has not helped")).toBeVisible();
  expect(loads()).toBe(1);
});
