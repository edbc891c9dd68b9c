import { expect, test } from "../fixtures.ts";
import { setTable, sitDownByLink } from "../lobby.ts";
import { Player } from "../player.ts";

test("who leaves a pulya is told before what it brings; the lobby then says until when they rest", async ({
  page: host,
  newPerson,
}) => {
  await setTable(host, { bots: 1 });
  const friend = await newPerson();
  await sitDownByLink(friend, host.url());
  await expect(new Player(host).hand.getByRole("button")).toHaveCount(10);

  await host.getByRole("button", { name: "Table menu" }).click();
  await host.getByRole("menuitem", { name: "Leave the table" }).click();
  const question = host.getByRole("dialog", { name: "Leave the table?" });
  await expect(question).toContainText("A bot will play on for you");
  await expect(question).toContainText("For 30 minutes you will not sit down with people");
  await question.getByRole("button", { name: "Leave the table" }).click();
  await host.waitForURL("**/lobby");

  await host.getByRole("button", { name: "New table" }).click();
  const form = host.getByRole("dialog", { name: "New table" });
  await form.getByRole("radiogroup", { name: "Bots" }).getByRole("radio", { name: "0", exact: true }).click();
  await form.getByRole("button", { name: "Open the table" }).click();
  await expect(host.getByText(/You may sit down with others again at \d{1,2}:\d\d/)).toBeVisible();
});
