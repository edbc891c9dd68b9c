import { Club } from "../club.ts";
import { expect, test } from "../fixtures.ts";
import { setTable } from "../lobby.ts";
import { Player } from "../player.ts";

test("crypto.randomUUID and navigator.clipboard are not there over plain HTTP: a table is set, its link copied, a deal played", async ({
  newPerson,
}) => {
  await using club = await Club.open({ servesNetwork: true });
  const page = await newPerson({ baseURL: club.url });
  const thrown: string[] = [];
  page.on("pageerror", ({ message }) => thrown.push(message));
  await setTable(page, { bots: 0 });
  expect(await page.evaluate(() => isSecureContext)).toBe(false);

  await page.getByRole("button", { name: "Copy the link" }).click();
  await expect(page.getByRole("button", { name: "Link copied" })).toBeFocused();
  await page.evaluate(() => document.body.appendChild(document.createElement("textarea")).focus());
  await page.keyboard.press("Control+V");
  await expect(page.locator("textarea")).toHaveValue(page.url());

  const addBot = page.getByRole("button", { name: "Add a bot" });
  await addBot.first().click();
  await expect(addBot).toHaveCount(1);
  await addBot.click();
  await new Player(page).playUntil(page.getByText("Deal 2", { exact: true }));
  expect(thrown).toEqual([]);
});
