import { FirstEvening } from "./first-evening.ts";
import { expect, test } from "../fixtures.ts";
import { Player, withTouch } from "../player.ts";

test("somebody who has never played spends their first evening, and sits at a table with hints at its end", async ({
  page,
}) => {
  await new FirstEvening(page, withTouch).spend();
  const player = new Player(page);
  await player.untilAsked();
  // The bot's advice stands beside each decision until one has enough of it; then one may ask.
  const hint = page.getByRole("status").filter({ hasText: /In whists|No other card/ });
  await expect(hint).toBeVisible();
  await withTouch(page.getByRole("button", { name: "No more hints" }));
  await expect(hint).toBeHidden();
  await withTouch(page.getByRole("button", { name: "Hint", exact: true }));
  await expect(hint).toBeVisible();
});
