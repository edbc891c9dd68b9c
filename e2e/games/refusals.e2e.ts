import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures.ts";
import { withKeyboard } from "../keyboard.ts";
import { Player } from "../player.ts";
import { watchMoves } from "../watch-frames.ts";

const EVERY_CARD = [..."789tjqka"].flatMap((rank) => [..."scdh"].map((suit) => rank + suit));

/** Stands between a page and its club, and can keep the moves that are sent to it for a while. */
async function delayMoves(page: Page) {
  const kept: (() => void)[] = [];
  let keeping = false;
  await page.routeWebSocket(/./, (socket) => {
    const club = socket.connectToServer();
    socket.onMessage((message) => {
      if (keeping && String(message).includes('"table.act"')) kept.push(() => club.send(message));
      else club.send(message);
    });
  });
  return {
    kept,
    keep: () => {
      keeping = true;
    },
    letGo: () => {
      keeping = false;
      for (const send of kept) send();
    },
  };
}

test("a card that may not be played is refused with the reason", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("button", { name: "Play now" }).click();
  const player = new Player(page);
  const yourTurn = page.getByRole("status").filter({ hasText: /^Your turn$/ });
  const barred = player.hand.getByRole("button", { disabled: true });
  const asked = page.getByRole("main").filter({ has: yourTurn }).filter({ has: barred });
  await player.playUntil(asked);

  const before = await player.cards();
  await barred.first().click({ force: true }); // Playwright would wait for it to be enabled
  await expect(page.getByText(/You must follow suit|you must trump/).first()).toBeVisible();
  expect(await player.cards()).toEqual(before);
  await player.takeTurns(2);
});

test("the address of a table that is not there says so, and so does a broken one", async ({ page }) => {
  await page.goto("/table/00000000-0000-4000-8000-000000000000");
  await page.getByRole("button", { name: "Enter as a guest" }).click();
  await expect(page.getByText("There is no such table.")).toBeVisible();
  await page.goto("/table/broken");
  await expect(page.getByText("There is no such table.")).toBeVisible();
  await page.getByRole("link", { name: "To the tables" }).click();
  await expect(page.getByRole("heading", { name: "Club tables" })).toBeVisible();
});

test("a click that comes right behind another sends no second move", async ({ page }) => {
  const moves = watchMoves(page);
  await page.goto("/");
  await page.getByRole("button", { name: "Play now" }).click();
  const player = new Player(page);
  await player.untilAsked();
  const pass = page.getByRole("region", { name: "Your bid" }).getByRole("button", { name: "Pass", exact: true });
  // What somebody does on the page comes before its timers.
  await pass.evaluate(async (button: HTMLElement) => {
    button.click();
    await scheduler.postTask(() => button.click(), { priority: "user-blocking" });
  });
  await player.untilAsked();
  expect(moves()).toBe(1);
});

test("a card that is on its way lies on the table, no other can be played, and the focus goes on along the hand", async ({
  page,
}) => {
  const moves = await delayMoves(page);
  await page.goto("/");
  await page.getByRole("button", { name: "Play now" }).click();
  const player = new Player(page);
  await player.playUntil(page.getByRole("status").filter({ hasText: /^Your turn$/ }));
  const before = await player.cards();
  const cards = player.hand.getByRole("button");
  const ready = player.hand.getByRole("button", { disabled: false });
  moves.keep();
  await withKeyboard(ready.first());

  await expect(cards).toHaveCount(before.length - 1);
  const held = await player.cards();
  const [flown] = before.filter((card) => !held.includes(card));
  const trick = page.getByRole("list", { name: "Trick on the table" });
  await expect(trick.getByRole("listitem", { name: flown ?? "none", exact: true })).toBeVisible();
  await expect(ready).toHaveCount(0);
  await expect(player.hand.locator(":focus")).toHaveCount(1);
  await page.keyboard.press("Enter");
  await page.keyboard.type(EVERY_CARD.join(""));
  for (const card of await cards.all()) await card.click({ force: true });
  expect(moves.kept).toHaveLength(1);
  expect(await player.cards()).toEqual(held);

  moves.letGo();
  await player.takeTurn();
});

test("while an order is on its way its contract stands, and the focus stays on the button", async ({ page }) => {
  const moves = await delayMoves(page);
  await page.goto("/");
  await page.getByRole("button", { name: "Play now" }).click();
  const player = new Player(page, { highCardsForABid: 0 });
  await player.playUntil(page.getByRole("region", { name: "Discard and contract" }));
  await player.draftOrder();
  const contracts = page.getByRole("radiogroup", { name: "Contract" });
  const chosen = await contracts.getByRole("radio", { checked: true }).elementHandle();
  const order = page.getByRole("button", { name: /^Play / });
  moves.keep();
  await withKeyboard(order);

  await expect(order).toBeDisabled();
  await expect(order).toBeFocused();
  await page.keyboard.press("Enter");
  await contracts.getByRole("radio").last().click({ force: true });
  expect(await chosen?.getAttribute("aria-checked")).toBe("true");
  expect(moves.kept).toHaveLength(1);

  moves.letGo();
  await expect(order).toBeHidden();
});
