import { expect, test } from "./fixtures.ts";
import { Player } from "./player.ts";

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

test("the address of a table that is not there says so", async ({ page }) => {
  await page.goto("/table/00000000-0000-4000-8000-000000000000");
  await page.getByRole("button", { name: "Enter as a guest" }).click();
  await expect(page.getByText("There is no such table.")).toBeVisible();
  await page.getByRole("link", { name: "To the tables" }).click();
  await expect(page.getByRole("heading", { name: "Club tables" })).toBeVisible();
});

test("a click that comes right behind another sends no second move", async ({ page }) => {
  let moves = 0;
  page.on("websocket", (socket) =>
    socket.on("framesent", ({ payload }) => (moves += String(payload).split('"table.act"').length - 1)),
  );
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
  expect(moves).toBe(1);
});
