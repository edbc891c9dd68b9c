import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures.ts";
import { setTable, sitDownByLink } from "../lobby.ts";
import { watchWords } from "../watch-frames.ts";

async function expectNoFaults(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`)).toEqual([]);
}

/** Whom the club knows a page's visitor as. */
function whoIs(page: Page): Promise<{ readonly id: string; readonly name: string }> {
  return page.evaluate(async () => {
    const answer = await fetch("/api/trpc/session.me");
    // What tRPC answers over HTTP.
    const { result } = (await answer.json()) as { result: { data: { user: { id: string; name: string } } } };
    return result.data.user;
  });
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

test("whoever is hidden comes to the other by no list, room or stream: nothing that the club says has them in it", async ({
  page: ann,
  newPerson,
}) => {
  await setTable(ann, { bots: 0 });
  const bob = await newPerson();
  await setTable(bob, { bots: 0 });
  const [{ id, name }, bobHimself] = [await whoIs(ann), await whoIs(bob)];
  await ann.goto(`/people/${bobHimself.id}`);
  await ann.getByRole("button", { name: "Hide" }).click();
  await expect(ann.getByText(/^You have hidden this player/)).toBeVisible();

  const words = watchWords(bob);
  await bob.goto("/lobby");
  await setTable(ann, { bots: 0 });
  const annsTable = new URL(ann.url()).pathname.split("/").at(-1) ?? "";
  const carl = await newPerson();
  await carl.goto("/");
  await setTable(carl, { bots: 0 });
  const carlsTable = new URL(carl.url()).pathname.split("/").at(-1) ?? "";
  await expect.poll(words).toContain(carlsTable);
  await bob.goto("/friends");
  await expect(bob.getByText(/^Your friends will be here/)).toBeVisible();
  await bob.goto(`/people/${id}`);
  await expect(bob.getByRole("heading", { level: 1, name: "There is no such player" })).toBeVisible();
  const heard = await words();
  expect([id, name, annsTable].filter((mark) => heard.includes(mark))).toEqual([]);
});
