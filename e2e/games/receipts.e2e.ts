import { expect, test } from "../fixtures.ts";
import { setHastyTable } from "../lobby.ts";
import { Player } from "../player.ts";

test("a player who lets their time pass finds in the record what the club knew of it", async ({ page }) => {
  await setHastyTable(page, { bots: 2, turnSeconds: 10 });
  await new Player(page).untilAsked();
  const receipt = page
    .getByRole("list", { name: "Record" })
    .getByRole("listitem")
    .filter({ hasText: "Your time is up; the table has played for you." });
  await expect(receipt).toBeVisible();

  const facts = receipt.getByRole("listitem");
  await expect(facts).toHaveCount(0);
  await receipt.getByText("Your time is up").click();
  await expect(facts).toHaveText([
    /^You were told of your turn at \d+:\d\d:\d\d/,
    /^The time ran out at \d+:\d\d:\d\d/,
    /^The club had last heard from you at \d+:\d\d:\d\d/,
    /^A message to you and back took \d+ ms\.$/,
    /^The club waited \d+ ms beyond the deadline/,
  ]);
});
