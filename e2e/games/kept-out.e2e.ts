import { expect, test } from "../fixtures.ts";
import { withKeyboard } from "../keyboard.ts";
import { setTable, sitDownByLink } from "../lobby.ts";
import { GUEST_NAME } from "../frame/guest-name.ts";

test("a host removes a stranger by keyboard, who reads why and finds the table closed, until the host lets them in again", async ({
  page: host,
  newPerson,
}) => {
  await setTable(host, { bots: 0 }, withKeyboard);
  const url = host.url();
  const stranger = await newPerson();
  await sitDownByLink(stranger, url);
  await withKeyboard(host.getByRole("button", { name: new RegExp(`^Remove ${GUEST_NAME} from the table$`) }));
  const question = host.getByRole("dialog", { name: new RegExp(`^Remove ${GUEST_NAME} from the table\\?$`) });
  await withKeyboard(question.getByRole("button", { name: "Remove" }));
  await expect(host.getByRole("button", { name: "Add a bot" })).toHaveCount(2);
  await expect(host.getByRole("log")).toContainText(new RegExp(`The host has asked ${GUEST_NAME}`));

  const closed = stranger.getByRole("heading", { name: "The host has closed this table to you." });
  await expect(closed).toBeVisible();
  await stranger.goto(url);
  await expect(closed).toBeVisible();
  await stranger.getByRole("link", { name: "To the tables" }).click();
  await expect(stranger.getByRole("heading", { name: "Club tables" })).toBeVisible();
  await expect(stranger.locator(`a[href="${new URL(url).pathname}"]`)).toHaveCount(0);

  // The host thinks better of it.
  await withKeyboard(host.getByRole("button", { name: new RegExp(`^Let ${GUEST_NAME} in again$`) }));
  await expect(host.getByRole("list", { name: "Whom you have removed" })).toHaveCount(0);
  await stranger.goto(url);
  await stranger.getByRole("button", { name: "Sit down" }).first().click();
  await expect(host.getByRole("button", { name: "Add a bot" })).toHaveCount(1);
});
