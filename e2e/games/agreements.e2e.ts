import type { Locator, Page } from "@playwright/test";
import { expect, test } from "../fixtures.ts";
import { setTable, sitDownByLink } from "../lobby.ts";
import { Player } from "../player.ts";

/** Takes a command from the menu, with the keyboard. */
async function choose(page: Page, command: RegExp): Promise<void> {
  await page.getByRole("button", { name: "Table menu" }).press("Enter");
  await page.getByRole("menuitem", { name: command }).press("Enter");
}

function proposal(page: Page, name: string): Locator {
  return page.getByRole("region", { name });
}

test("two people agree on a pause; nobody can play until one of them resumes", async ({ newPerson }) => {
  const [host, friend] = [await newPerson(), await newPerson()];
  await setTable(host, { bots: 1 });
  await sitDownByLink(friend, host.url());
  const players = [host, friend].map((page) => new Player(page));
  for (const { hand } of players) await expect(hand.getByRole("button")).toHaveCount(10);

  await choose(host, /^Propose a pause/);
  await expect(proposal(host, "Proposal: a pause").getByRole("button", { name: "Take it back" })).toBeVisible();
  await proposal(friend, "Proposal: a pause").getByRole("button", { name: "Agree" }).click();

  for (const { page, hand } of players) {
    await expect(page.getByRole("region", { name: "A pause" })).toBeVisible();
    await expect(page.getByRole("region", { name: "Your bid" })).toBeHidden();
    await expect(hand.getByRole("button", { disabled: false })).toHaveCount(0);
  }
  await friend.getByRole("button", { name: "Resume the game" }).press("Enter");
  for (const { page } of players) await expect(page.getByRole("region", { name: "A pause" })).toBeHidden();
  await Promise.all(players.map((player) => player.takeTurn()));
});

test("a declined proposal cannot be made again in this deal; the end that all want comes after it, a word to guests, and then another pulya at one table", async ({
  newPerson,
}) => {
  const [host, friend] = [await newPerson(), await newPerson()];
  await setTable(host, { bots: 1 });
  await sitDownByLink(friend, host.url());
  await expect(new Player(friend).hand.getByRole("button")).toHaveCount(10);

  await choose(host, /^Propose a pause/);
  await proposal(friend, "Proposal: a pause").getByRole("button", { name: "Decline" }).click();
  await expect(proposal(host, "Proposal: a pause")).toBeHidden();
  await host.getByRole("button", { name: "Table menu" }).click();
  await expect(host.getByRole("menuitem", { name: /^Propose a pause The others declined this/ })).toBeDisabled();
  await host.keyboard.press("Escape");

  await choose(friend, /^Propose to end/);
  await proposal(host, "Proposal: to end").getByRole("button", { name: "Agree" }).click();
  const players = [host, friend].map((page) => new Player(page));
  for (const { page } of players)
    await expect(page.getByTitle("We play this deal out, then settle the pulya")).toBeVisible();
  await Promise.all(players.map((player) => player.playUntil()));

  // Guests hear once what they would lose with this browser.
  const word = (page: Page) => page.getByText(/^This result, your name and your friends live in this browser alone/);
  for (const page of [host, friend]) await expect(word(page)).toBeVisible();
  await friend.getByRole("button", { name: "Not now" }).click();
  await expect(word(friend)).toBeHidden();

  const before = host.url();
  await friend.getByRole("button", { name: "Another pulya" }).click();
  await expect(friend.getByText(/^Kept for /)).toBeVisible();
  await expect(host.getByText(/has opened another pulya/)).toBeVisible();
  await host.reload();
  await expect(host.getByRole("button", { name: "Take your chair" })).toBeVisible();
  await expect(word(host)).toHaveCount(0);
  await host.getByRole("button", { name: "Take your chair" }).click();
  for (const { page, hand } of players) {
    await expect(hand.getByRole("button")).toHaveCount(10);
    await expect(page.getByText("Deal 1", { exact: true })).toBeVisible();
  }
  expect(host.url()).not.toBe(before);
  expect(new URL(host.url()).pathname).toBe(new URL(friend.url()).pathname);
});
