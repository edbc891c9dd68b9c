import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures.ts";

/** Asks the club for a table for three, with people alone. */
async function seek(page: Page): Promise<void> {
  await page.goto("/lobby");
  await page.getByRole("button", { name: "Sit me down" }).click();
  const form = page.getByRole("dialog", { name: "Sit me down" });
  const choose = (group: string, choice: string) =>
    form.getByRole("radiogroup", { name: group }).getByRole("radio", { name: choice, exact: true }).click();
  await choose("Convention", "Rostov");
  await choose("Company", "People only");
  await form.getByRole("button", { name: "Look for a table" }).click();
}

test("three who leave it to the club where they sit play with each other; who stops looking is looked for no more", async ({
  page: ann,
  newPerson,
}) => {
  await seek(ann);
  const waiting = ann.getByRole("region", { name: "Looking for a table for you" });
  await expect(waiting.getByText("Nobody else is waiting for such a table yet.")).toBeVisible();
  const { violations } = await new AxeBuilder({ page: ann }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  const [bob, cid, dan] = [await newPerson(), await newPerson(), await newPerson()];
  await seek(dan);
  await dan.getByRole("button", { name: "Stop looking" }).click();
  await expect(dan.getByRole("button", { name: "Sit me down" })).toBeVisible();
  await seek(bob);
  await expect(waiting.getByText("1 more player is waiting with you.")).toBeVisible();
  await seek(cid);
  for (const page of [ann, bob, cid]) {
    await page.waitForURL("**/table/*");
    await expect(page.getByRole("list", { name: "Your cards" })).toBeVisible();
  }
  expect(new Set([ann, bob, cid].map((page) => new URL(page.url()).pathname)).size).toBe(1);
  await expect(dan.getByRole("heading", { name: "Club tables" })).toBeVisible();
});
