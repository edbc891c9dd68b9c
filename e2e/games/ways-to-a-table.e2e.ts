import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures.ts";
import { setTable, sitDownByLink } from "../lobby.ts";

/** Asks the club over HTTP, as the page does where there is no socket; returns what tRPC answers. */
async function ask(page: Page, path: string, input?: object): Promise<unknown> {
  return page.evaluate(
    async ([to, body]) => {
      const headers = { "content-type": "application/json" };
      const sent = body === undefined ? {} : { method: "POST", headers, body: JSON.stringify(body) };
      const answer = (await (await fetch(`/api/trpc/${to}`, sent)).json()) as { result: { data: unknown } };
      return answer.result.data;
    },
    [path, input] as const,
  );
}

async function enter(page: Page): Promise<string> {
  await page.goto("/lobby");
  await page.evaluate(() =>
    fetch("/api/auth/sign-in/anonymous", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: "{}",
    }),
  );
  const { user } = (await ask(page, "session.me")) as { user: { id: string } };
  return user.id;
}

async function faultsOn(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id }) => id);
}

test("two at a table invite a third by link, which a camera can read too; all three play", async ({
  page: ann,
  newPerson,
}) => {
  await setTable(ann, { bots: 0 });
  const [bob, cid] = [await newPerson(), await newPerson()];
  await sitDownByLink(bob, ann.url());
  await bob.getByRole("button", { name: "Invite friends" }).click();
  const ways = bob.getByRole("dialog", { name: "Invite to the table" });
  await expect(ways.getByRole("img", { name: "Code with the link to the table" })).toBeVisible();
  await bob.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await ways.getByRole("button", { name: "Copy the link" }).click();
  await expect(ways.getByText("Copied")).toBeVisible();
  await sitDownByLink(cid, await bob.evaluate(() => navigator.clipboard.readText()));
  await bob.goBack();
  for (const page of [ann, bob, cid]) await expect(page.getByRole("list", { name: "Your cards" })).toBeVisible();
});

test("a table for friends is found by a friend, whose filters stay in the address, and refuses a stranger with its link", async ({
  page: ann,
  newPerson,
}) => {
  const [bob, cid] = [await newPerson(), await newPerson()];
  const [annsId, bobsId] = [await enter(ann), await enter(bob)];
  await ask(ann, "people.change", { userId: bobsId, change: "ask" });
  await ask(bob, "people.change", { userId: annsId, change: "accept" });
  await ann.goto("/lobby");
  await ann.getByRole("button", { name: "New table" }).click();
  const form = ann.getByRole("dialog", { name: "New table" });
  const bots = form.getByRole("radiogroup", { name: "Bots" });
  await bots.getByRole("radio", { name: "0", exact: true }).click();
  await form.getByText("Time, chairs, spectators").click();
  await form.getByRole("radiogroup", { name: "Who may join" }).getByRole("radio", { name: "My friends" }).click();
  await form.getByRole("button", { name: "Open the table" }).click();
  await ann.waitForURL("**/table/*");
  const address = new URL(ann.url()).pathname;

  await bob.goto("/lobby?friends=true&rules=nothing");
  const card = bob.getByRole("listitem").filter({ hasText: "For friends of the host" });
  await expect(card).toBeVisible();
  await bob.getByRole("button", { name: "Choose tables 1" }).click();
  await expect(bob.getByRole("button", { name: "With friends" })).toHaveAttribute("aria-pressed", "true");
  expect(await faultsOn(bob)).toEqual([]);
  const paces = bob.getByRole("radiogroup", { name: "Pace" });
  await paces.getByRole("radio", { name: "Quick" }).click();
  await expect(bob.getByText(/^There are no such tables now/)).toBeVisible();
  await expect(bob).toHaveURL(/friends=true&?.*pace=quick|pace=quick&?.*friends=true/);
  await bob.reload();
  await expect(bob.getByText(/^There are no such tables now/)).toBeVisible();
  await bob.getByRole("button", { name: "Clear" }).click();
  await card.getByRole("button", { name: "Take chair 2" }).click();
  await bob.waitForURL(`**${address}`);

  await cid.goto(address);
  await cid.getByRole("button", { name: "Enter as a guest" }).click();
  await expect(cid.getByRole("heading", { name: "This table is for friends of its host alone." })).toBeVisible();
});
