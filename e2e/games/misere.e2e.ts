import { expect, test } from "../fixtures.ts";
import { expectRoomAtTable } from "../frame/room.ts";
import { Player } from "../player.ts";

test("a player who has bid misère discards two cards and names no contract, and both open hands have their room", async ({
  page,
}) => {
  await page.goto("/");
  await page.getByRole("button", { name: "Play now" }).click();
  const player = new Player(page, { bidsMisere: true });
  const panel = page.getByRole("region", { name: "Discard for the misère" });
  await player.playUntil(panel);
  await expect(player.hand.getByRole("button")).toHaveCount(12);
  await expect(page.getByRole("radiogroup", { name: "Contract" })).toHaveCount(0);
  await expectRoomAtTable(page);

  await player.takeTurn();
  await expect(panel).toBeHidden();
  await expect(player.hand.getByRole("button")).toHaveCount(10);
  await player.takeTurn();
  await expect(player.hand.getByRole("button")).toHaveCount(9);
  await expect(page.getByRole("list", { name: /^Cards of / })).toHaveCount(2);
  await player.untilAsked();
  await expectRoomAtTable(page);
});
