import { openDatabase } from "@trelyazh/db";
import type { Locator, Page } from "@playwright/test";
import { Club } from "../club.ts";
import { expect, test } from "../fixtures.ts";
import { setHastyTable, sitDownByLink } from "../lobby.ts";
import { Player } from "../player.ts";
import { GUEST_NAME } from "../frame/guest-name.ts";

async function leave(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Table menu" }).click();
  await page.getByRole("menuitem", { name: "Leave the table" }).click();
  await page.getByRole("dialog", { name: "Leave the table?" }).getByRole("button", { name: "Leave the table" }).click();
  await page.waitForURL("**/lobby");
}

/** Moves the moment at which players left far back: a test cannot wait for that. */
async function passTime(databaseUrl: string): Promise<void> {
  await using database = openDatabase({ url: databaseUrl, onError: () => {} });
  await database.pool.query(
    "update table_events set payload = jsonb_set(payload, '{event,occupant,leftAt}', '0', false) where kind = 'seatTaken'",
  );
}

/** What a player's page says while the table waits for the other person. */
function turnOfAnother(page: Page): Locator {
  return page.getByRole("status").filter({ hasText: new RegExp(`^${GUEST_NAME} (is deciding|to play)`) });
}

test("somebody else takes the chair of a player who has left, with the cards that are in it", async ({ newPerson }) => {
  await using club = await Club.open();
  const at = { baseURL: club.url };
  const [host, friend, newcomer] = [await newPerson(at), await newPerson(at), await newPerson(at)];
  const url = await setHastyTable(host, { bots: 1, spectatorDelaySeconds: 1 });
  await sitDownByLink(friend, url);
  await expect(new Player(friend).hand.getByRole("button")).toHaveCount(10);
  await leave(host);
  await expect(friend.getByRole("group", { name: new RegExp(`^${GUEST_NAME}$`) })).toHaveCount(1);
  await club.kill();
  await passTime(club.databaseUrl);
  await club.start();

  await newcomer.goto(url);
  await newcomer.getByRole("button", { name: "Enter as a guest" }).click();
  await newcomer.getByRole("button", { name: "Take this chair, number 1" }).click();
  const substitute = new Player(newcomer);
  await expect(substitute.hand.getByRole("button").first()).toBeVisible();
  await expect(friend.getByRole("group", { name: new RegExp(`^${GUEST_NAME}$`) })).toHaveCount(2);
  // Either may be asked twice before the other is asked once.
  const other = new Player(friend);
  await other.playUntil(turnOfAnother(friend));
  await substitute.takeTurn();
  await substitute.playUntil(turnOfAnother(newcomer));
  await other.takeTurn();
});
