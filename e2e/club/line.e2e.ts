import type { Page } from "@playwright/test";
import { FaultyProxy } from "../faulty-proxy.ts";
import { expect, test } from "../fixtures.ts";
import { Player } from "../player.ts";

async function playNow(page: Page, at: FaultyProxy): Promise<Player> {
  await page.goto(at.url);
  await page.getByRole("button", { name: "Play now" }).click();
  const player = new Player(page);
  await player.takeTurns(2);
  return player;
}

/** As a device does whose network has changed. */
const changeNetwork = (page: Page) => page.evaluate(() => dispatchEvent(new Event("online")));

test("where sockets cannot be opened everything goes over HTTP, from any page, and back when they can", async ({
  club,
  newPerson,
}) => {
  await using proxy = await FaultyProxy.open(club.url);
  proxy.sockets = "refused";
  const page = await newPerson();
  const player = await playNow(page, proxy);
  const sign = page.getByRole("button", { name: "Roundabout connection" });
  await sign.click();
  await expect(page.getByText("The direct connection to the club does not get through.")).toBeVisible();

  // And somebody on the way collects what comes over HTTP before handing it on.
  proxy.streams = "collected";
  await page.reload();
  await player.takeTurns(2);
  await expect(sign).toBeVisible();

  proxy.sockets = "none";
  await changeNetwork(page);
  await expect(sign).toBeHidden();
  await player.takeTurns(2);
});

test("a proxy that passes the 101 and then swallows all frames is gone around", async ({ club, newPerson }) => {
  await using proxy = await FaultyProxy.open(club.url);
  proxy.sockets = "swallowed";
  const page = await newPerson();
  const player = await playNow(page, proxy);
  await page.reload();
  await player.takeTurns(2);
  await page.goto(`${proxy.url}/lobby`);
  await expect(page.getByRole("button", { name: "Roundabout connection" })).toBeVisible();
});

test("a socket that has died in its sleep is replaced while a move is on its way", async ({ club, newPerson }) => {
  await using proxy = await FaultyProxy.open(club.url);
  const page = await newPerson();
  const player = await playNow(page, proxy);
  // Not before the next deal, which no move brings.
  await player.playUntil(page.getByRole("status").filter({ hasText: /^Your (bid|turn)$/ }));
  const told = page.getByText("Still sending your move…").waitFor();
  proxy.freeze();
  // However long the click takes, no other way is quick enough for the move not to be late.
  proxy.delayMs = 3000;
  const moving = player.takeTurn();
  await told;
  proxy.delayMs = 0;
  await moving;
  await player.takeTurns(2);
});

test("without a network the club says so at once on every page, and what was done goes out afterwards", async ({
  page,
  context,
}) => {
  const offline = page.getByRole("alert").filter({ hasText: "You are offline" });
  await page.goto("/");
  await context.setOffline(true);
  await expect(offline).toHaveText("You are offline. The club is waiting for you.");
  await context.setOffline(false);
  await expect(offline).toBeHidden();

  await page.getByRole("button", { name: "Play now" }).click();
  const player = new Player(page);
  await player.takeTurns(2);
  await player.untilAsked();
  await context.setOffline(true);
  await expect(page.getByRole("img", { name: "You are not connected" })).toBeVisible();
  await player.takeTurn();
  await expect(offline).toHaveText("You are offline. Your move goes out as soon as you are back.");
  await context.setOffline(false);
  await player.takeTurns(2);
  await expect(offline).toBeHidden();
});
