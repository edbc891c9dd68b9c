import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures.ts";
import { setTable, sitDownByLink } from "../lobby.ts";

async function expectNoFaults(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`)).toEqual([]);
}

async function say(page: Page, text: string): Promise<void> {
  await page.getByRole("textbox", { name: "Your line" }).fill(text);
  await page.keyboard.press("Enter");
}

/** Makes a guest a member of that name. */
async function becomeMember(page: Page, name: string): Promise<void> {
  await page.goto("/account");
  await page.getByRole("textbox", { name: "Name" }).fill(name);
  await page.getByLabel("Password", { exact: true }).fill("four quiet owls at noon");
  await page.getByRole("button", { name: "Become a member" }).click();
  await expect(page.getByRole("heading", { name })).toBeVisible();
}

test("a line is reported, a moderator silences its author, who is told why, appeals, and hears what became of it", async ({
  page: ann,
  club,
  newPerson,
}) => {
  await setTable(ann, { bots: 0 });
  const bob = await newPerson();
  await sitDownByLink(bob, ann.url());
  for (const page of [ann, bob]) await page.getByRole("button", { name: /^Open the chat/ }).click();
  await say(bob, "you play like a boot");

  await ann.getByRole("button", { name: /^Report the line of / }).click();
  const report = ann.getByRole("dialog", { name: "Report" });
  await report.getByRole("radio", { name: "Insults" }).click();
  await report.getByRole("textbox", { name: "In your own words" }).fill("Rude to me");
  await expectNoFaults(ann);
  await report.getByRole("button", { name: "Send to the moderators" }).click();
  await expect(ann.getByText("Your report has gone to the moderators")).toBeVisible();

  const judge = await newPerson();
  await judge.goto("/");
  await judge.getByRole("button", { name: "Play now" }).click();
  await judge.waitForURL("**/table/*");
  await becomeMember(judge, "Fair Judge");
  await club.makeModerator("Fair Judge");
  await judge.getByRole("link", { name: "Reports and decisions of moderators" }).click();
  await judge.getByRole("link", { name: "To the moderators’ queue" }).click();
  await judge.getByRole("button", { name: /^Take the case: / }).click();
  await expect(judge.getByRole("list", { name: "What was said" })).toContainText("you play like a boot");
  await judge.getByRole("radio", { name: "Forbid to write" }).click();
  await judge.getByRole("textbox", { name: "What to tell the player" }).fill("Nobody is spoken to like that here.");
  await expectNoFaults(judge);
  await judge.getByRole("button", { name: "Decide" }).click();
  await expect(judge.getByText("There are no reports.")).toBeVisible();

  await say(bob, "what have I said?");
  await expect(bob.getByText("A moderator has asked you not to write for now.")).toBeVisible();
  await expect(bob.getByText("What for: Insults.")).toBeVisible();
  await bob.getByRole("link", { name: "See more, and appeal" }).click();
  await expect(bob.getByText("Nobody is spoken to like that here.")).toBeVisible();
  await bob.getByRole("button", { name: "Appeal" }).click();
  await bob.getByRole("textbox", { name: "Why this decision is wrong" }).fill("I spoke of my own boots.");
  await bob.getByRole("button", { name: "Send the appeal" }).click();
  await expect(bob.getByText("Your appeal waits for an answer")).toBeVisible();
  await expectNoFaults(bob);

  // They are the only moderator.
  await judge.getByRole("button", { name: "Look again" }).click();
  await judge.getByRole("textbox", { name: "What to answer" }).fill("Well said.");
  await judge.getByRole("button", { name: "Take the decision back" }).click();
  await expect(judge.getByText("There are no appeals.")).toBeVisible();
  await bob.reload();
  await expect(bob.getByText("The decision was taken back")).toBeVisible();

  await ann.goto("/reports");
  await expect(ann.getByText("A moderator has looked at it and acted. Thank you.")).toBeVisible();
});
