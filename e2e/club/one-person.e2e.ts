import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures.ts";
import { setTable } from "../lobby.ts";
import { Player } from "../player.ts";

const YOUR_NAME = "Your name at the table";

/** Opens the settings, where a member finds their name; a stranger finds none. */
async function openSettings(tab: Page): Promise<void> {
  await tab.getByRole("button", { name: "Settings" }).click();
  await expect(tab.getByRole("radiogroup", { name: "Language" })).toBeVisible();
}

function post(tab: Page, path: string): Promise<number> {
  return tab.evaluate(async (address) => {
    const headers = { "content-type": "application/json" };
    return (await fetch(address, { method: "POST", headers, body: "{}" })).status;
  }, path);
}

test("who one is, in several tabs: whoever enters, renames and signs out in one is that person in the other at once", async ({
  page,
  context,
  newPerson,
}) => {
  const host = await newPerson();
  await setTable(host, { bots: 0 });
  const other = await context.newPage();
  await other.goto("/lobby");
  await expect(other.getByRole("button", { name: "Take chair 2" }).first()).toBeVisible();

  await setTable(page, { bots: 0 });
  await expect(other.getByRole("link", { name: "Return" })).toBeVisible();
  await other.getByRole("button", { name: "Take chair 2" }).first().click();
  await other.waitForURL("**/table/*");
  await expect(other.getByText("Enter the club first.")).toBeHidden();

  await page.goto("/lobby");
  await openSettings(page);
  await other.goto("/lobby");
  await openSettings(other);
  await other.getByLabel(YOUR_NAME).fill("Anna");
  await other.getByRole("button", { name: "Save" }).click();
  await expect(page.getByLabel(YOUR_NAME)).toHaveValue("Anna");
  // Whoever sits at their table sees it without having asked.
  await expect(host.getByText("Anna", { exact: true }).first()).toBeVisible();

  expect(await post(other, "/api/auth/sign-out")).toBe(200);
  for (const tab of [page, other]) await expect(tab.getByLabel(YOUR_NAME)).toBeHidden();
});

test("a second tab on the same table: the newest acts, the older is quiet and can take it back, a deal is played to its end", async ({
  page,
  context,
}) => {
  await setTable(page, { bots: 2, pool: 20 });
  const older = new Player(page);
  await older.takeTurns(2);
  await older.untilAsked();

  const tab = await context.newPage();
  await tab.goto(page.url());
  const newer = new Player(tab);
  await newer.untilAsked();
  await expect(tab.getByText("You play in this one now.").first()).toBeVisible();
  const quiet = (at: Page) => at.getByRole("region", { name: "This table is open in another tab" });
  await expect(quiet(page)).toBeVisible();
  await expect(page.getByRole("button", { name: "Table menu" })).toBeHidden();
  await expect(older.hand.getByRole("button", { disabled: false })).toHaveCount(0);
  await newer.takeTurn();

  await page.getByRole("button", { name: "Play here" }).click();
  await expect(quiet(tab)).toBeVisible();
  await expect(quiet(page)).toBeHidden();
  await older.takeTurn();

  // A tab that is closed while it is busy does not always say so.
  await page.close();
  await expect(quiet(tab)).toBeHidden();
  const third = await context.newPage();
  await third.goto(tab.url());
  await expect(quiet(tab)).toBeVisible();
  const newest = new Player(third);
  await newest.untilAsked();
  // Deals in which everybody passes are over after a turn or two: this need not be the first one.
  const [, number] = /^Deal (\d+)$/.exec(await third.getByText(/^Deal \d+$/).innerText()) ?? [];
  await newest.playUntil(third.getByText(`Deal ${Number(number) + 1}`, { exact: true }));
});

test("two doors opened at once make one guest", async ({ page, context }) => {
  const other = await context.newPage();
  const tabs = [page, other];
  for (const tab of tabs) {
    await tab.goto("/");
    await expect(tab.getByRole("button", { name: "Play now" })).toBeEnabled();
    // The second answer: the cookies of the first have come back.
    await tab.waitForLoadState("networkidle");
  }
  await Promise.all(tabs.map((tab) => tab.getByRole("button", { name: "Play now" }).click()));
  for (const tab of tabs) await tab.waitForURL("**/table/*");
  await page.goto("/lobby");
  await expect(page.getByRole("link", { name: "Return" })).toHaveCount(2);
});

test("a browser that keeps no cookies and no storage is told so before anything is made, and no guest is", async ({
  page,
}) => {
  const asked: string[] = [];
  const thrown: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  page.on("pageerror", ({ message }) => thrown.push(message));
  await page.addInitScript(() => {
    for (const storage of ["localStorage", "sessionStorage"]) {
      Object.defineProperty(window, storage, {
        get: () => {
          throw new DOMException("Access is denied for this document.", "SecurityError");
        },
      });
    }
  });
  await page.route("**/api/**", async (route) => {
    const answer = await route.fetch({ headers: { ...route.request().headers(), cookie: "" } });
    const { "set-cookie": _, ...headers } = answer.headers();
    await route.fulfill({ response: answer, headers });
  });
  await page.goto("/");
  const notice = page.getByRole("alert").filter({ hasText: "Your browser keeps no cookies" });
  await expect(notice).toBeVisible();
  await page.getByRole("button", { name: "Play now" }).click();
  const toasts = page.getByRole("region", { name: "Notifications" });
  await expect(toasts.getByText("Your browser keeps no cookies").first()).toBeVisible();
  await page.getByRole("button", { name: "Settings" }).click();
  await page.getByRole("radio", { name: "Русский" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "Браузер не сохраняет cookie" })).toBeVisible();
  await page.keyboard.press("Escape");
  expect(page.url()).not.toContain("/table/");
  expect(asked.filter((path) => path.startsWith("/api/auth/"))).toEqual([]);

  // Once cookies are allowed; what was chosen is forgotten, since storage still is not.
  await page.unroute("**/api/**");
  await page.getByRole("button", { name: "Попробовать ещё раз" }).click();
  await page.getByRole("button", { name: "Play now" }).click();
  await new Player(page).takeTurns(2);
  await expect(notice).toBeHidden();
  expect(thrown).toEqual([]);
});
