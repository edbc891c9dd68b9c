import { expect, test } from "../fixtures.ts";
import { setHastyTable } from "../lobby.ts";
import { Player } from "../player.ts";
import { watchCards } from "../watch-frames.ts";

test("a spectator sees the table late, and no card that the players hide", async ({ newPerson }) => {
  const [host, onlooker] = [await newPerson(), await newPerson()];
  const slow = await setHastyTable(host, { bots: 2, spectatorDelaySeconds: 300 });
  await onlooker.goto(slow);
  await onlooker.getByRole("button", { name: "Enter as a guest" }).click();
  await expect(onlooker.getByRole("timer").filter({ hasText: /^First cards in [3-5]:\d\d$/ })).toBeVisible();
  await expect(
    onlooker.getByRole("status").filter({ hasText: /^You see the first cards in \d+ seconds\.$/ }),
  ).toBeAttached();
  await setHastyTable(host, { bots: 2, spectatorDelaySeconds: 1 });
  const player = new Player(host);
  await player.untilAsked();
  const cards = watchCards(onlooker);

  await onlooker.goto("/lobby");
  await onlooker.getByRole("link", { name: "Watch, 1 s behind" }).click();
  await expect(onlooker.getByText("You see the table as it was 1 second ago")).toBeVisible();
  await expect(onlooker.getByRole("img", { name: "10 face-down cards" })).toHaveCount(3);
  await expect(onlooker.getByRole("list", { name: "Your cards" })).toBeHidden();
  await onlooker.getByRole("button", { name: "Table menu" }).click();
  await expect(onlooker.getByRole("menuitem")).toHaveText(["Rules"]);
  await onlooker.getByRole("menuitem", { name: "Rules" }).click();
  await expect(onlooker.getByRole("dialog", { name: "Rules" })).toBeVisible();
  await onlooker.keyboard.press("Escape");
  expect([...cards]).toEqual([]);
  await expect(host.getByRole("img", { name: "1 spectator" })).toBeVisible();

  const before = await onlooker.getByRole("list", { name: "Record" }).getByRole("listitem").count();
  await player.takeTurn();
  await expect
    .poll(() => onlooker.getByRole("list", { name: "Record" }).getByRole("listitem").count())
    .toBeGreaterThan(before);

  await onlooker.getByRole("link", { name: "Stop watching" }).click();
  await expect(onlooker.getByRole("heading", { name: "Club tables" })).toBeVisible();
  await expect(host.getByRole("img", { name: "1 spectator" })).toBeHidden();
});
