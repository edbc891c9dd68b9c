import { expect, test } from "../fixtures.ts";
import { setHastyTable, sitDownByLink } from "../lobby.ts";
import { Player } from "../player.ts";
import { GUEST_NAME } from "../frame/guest-name.ts";

test("a bot keeps the chair of somebody whose tab was closed, and gives it back at once", async ({ newPerson }) => {
  const [host, friend] = [await newPerson(), await newPerson()];
  const url = await setHastyTable(host, { bots: 1, turnSeconds: 10 });
  await sitDownByLink(friend, url);
  await expect(new Player(host).hand.getByRole("button")).toHaveCount(10);
  const name = await host
    .getByRole("group", { name: new RegExp(`^${GUEST_NAME}$`) })
    .last()
    .getAttribute("aria-label");
  const hostsPlate = friend.getByRole("group", { name: name ?? "" });
  await expect(hostsPlate.getByRole("img", { name: "Online" })).toBeVisible();

  await host.close();
  await expect(hostsPlate.getByRole("img", { name: "Offline" })).toBeVisible();
  const awaited = friend.getByText(`awaiting ${name}`);
  const other = new Player(friend);
  await other.playUntil(awaited);
  await other.untilAsked(); // the bot has moved by then

  const tab = await host.context().newPage();
  await tab.goto(url);
  await expect(tab.getByText(/^You are back\. A bot made \d+ moves? for you\.$/)).toBeVisible();
  await expect(new Player(tab).hand.getByRole("button").first()).toBeVisible();
  await expect(awaited).toBeHidden();
  await expect(hostsPlate.getByRole("img", { name: "Online" })).toBeVisible();
});
