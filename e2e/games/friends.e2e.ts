import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures.ts";
import { setTable, sitDownByLink } from "../lobby.ts";

async function expectNoFaults(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`)).toEqual([]);
}

test("two who have met at a table become friends, one invites the other to the next, who sits down there; who is hidden sees nothing of it", async ({
  page: ann,
  newPerson,
}) => {
  await setTable(ann, { bots: 0 });
  const bob = await newPerson();
  await sitDownByLink(bob, ann.url());

  // Behind the plate of somebody else is who they are.
  const annsName =
    (await bob
      .getByRole("button", { name: /^About / })
      .first()
      .getAttribute("aria-label")) ?? "";
  await bob.getByRole("button", { name: annsName }).first().click();
  const person = bob.getByRole("dialog", { name: "Player" });
  await person.getByRole("button", { name: "Ask to be friends" }).click();
  await expect(person.getByText("Request sent")).toBeVisible();
  await expectNoFaults(bob);
  await bob.goBack();

  await ann.goto("/lobby");
  await ann.getByRole("link", { name: "Friends, 1 piece of news" }).click();
  await ann.getByRole("button", { name: /^Accept / }).click();
  await expect(ann.getByRole("region", { name: "Your friends" }).getByText("At a table, 1 seat free")).toBeVisible();

  await expectNoFaults(ann);

  await bob.goto("/lobby");
  await setTable(ann, { bots: 0 });
  await ann.getByRole("button", { name: "Invite friends" }).click();
  const ways = ann.getByRole("dialog", { name: "Invite to the table" });
  await ways.getByRole("button", { name: /^Invite (?!friends)/ }).click();
  await expect(ways.getByText("Invitation sent")).toBeVisible();
  await bob.getByRole("button", { name: "Go to the table" }).click();
  await bob.waitForURL(ann.url().replace(/\?.*/, ""));
  await bob.getByRole("button", { name: "Sit down" }).first().click();
  await expect(bob.getByRole("button", { name: "Sit down" })).toHaveCount(0);

  // Ann hides Bob, who sits with her still, and sees neither her nor her next table afterwards.
  await ann.goBack();
  await ann
    .getByRole("button", { name: /^About / })
    .first()
    .click();
  await ann.getByRole("dialog", { name: "Player" }).getByRole("button", { name: "Hide" }).click();
  await expect(ann.getByRole("dialog", { name: "Player" }).getByText(/^You have hidden this player/)).toBeVisible();
  await bob.goto("/friends");
  await expect(bob.getByText(/^Your friends will be here/)).toBeVisible();
});
