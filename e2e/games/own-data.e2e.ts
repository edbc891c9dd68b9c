import { readFile } from "node:fs/promises";
import { expect, test } from "../fixtures.ts";
import { Player } from "../player.ts";

const PASSWORD = "nine tricks in hearts";

test("a member takes along what the club keeps of them, and deletes themselves; whoever looks for them finds a deleted player", async ({
  page,
  newPerson,
}) => {
  await page.goto("/");
  await page.getByRole("button", { name: "Play now" }).click();
  const player = new Player(page);
  await player.takeTurns(1);
  await page.goto("/account");
  await page.getByLabel("Name", { exact: true }).fill("Agafya Waxwing");
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Become a member" }).click();
  await page.getByRole("heading", { level: 1, name: "Agafya Waxwing" }).waitFor();

  await page.getByRole("region", { name: "My data" }).getByRole("link", { name: "Open" }).click();
  await page.getByRole("button", { name: "Make the file" }).click();
  const file = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download" }).click();
  const text = await readFile(await (await file).path(), "utf8");
  const said = JSON.parse(text) as { readonly account: readonly [{ readonly id: string; readonly name: string }] };
  const [{ id, name }] = said.account;
  expect(name).toBe("Agafya Waxwing");
  // Her pulya goes on: none of its cards are told.
  expect(text).toContain('"isOver":false');

  await expect(page.getByText("You still sit at a table.")).toBeVisible();
  await page.getByRole("button", { name: "Delete me" }).click();
  await expect(page.getByText("Please tick that this is what you want.")).toBeVisible();
  await page.getByLabel("Your password now").fill("not mine");
  await page.getByRole("checkbox", { name: "Yes, delete me for good" }).click();
  await page.getByRole("button", { name: "Delete me" }).click();
  await expect(page.getByText("This is not your password.")).toBeVisible();
  await page.getByLabel("Your password now").fill(PASSWORD);
  await page.getByRole("button", { name: "Delete me" }).click();
  await page.waitForURL(/\/$/);
  await page.getByRole("link", { name: "What the club keeps of you" }).click();
  await page.getByRole("heading", { level: 1, name: "What the club keeps" }).waitFor();
  await page.goto("/account/data");
  await expect(page.getByText("The club knows nothing about you yet")).toBeVisible();

  const other = await newPerson();
  await other.goto("/");
  await other.getByRole("button", { name: "Play now" }).click();
  await new Player(other).untilAsked();
  await other.goto(`/people/${id}`);
  await other.getByRole("heading", { level: 1, name: "Deleted player" }).waitFor();
});
