import type { Browser, Page } from "@playwright/test";
import { testDatabase } from "@trelyazh/testkit";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startClubBehindSite, type Site } from "./testing/start-site.ts";
import { openBrowser } from "./testing/open-browser.ts";

const started = new AsyncDisposableStack();
let site: Site;
let browser: Browser;

beforeAll(async () => {
  const database = started.use(await testDatabase());
  site = started.use(await startClubBehindSite(database.url));
  browser = started.use(await openBrowser());
});
afterAll(() => started.disposeAsync());

/** A page that writes down what its policy has barred, in workers too, and what was thrown. */
async function openPage(): Promise<{ readonly page: Page; readonly complaints: readonly string[] }> {
  const context = await browser.newContext({ ignoreHTTPSErrors: true, locale: "en-US", baseURL: site.url });
  context.setDefaultTimeout(300_000);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("pageerror", ({ message }) => complaints.push(message));
  page.on("console", (line) => {
    if (line.text().includes("Content Security Policy")) complaints.push(line.text());
  });
  return { page, complaints };
}

test("a browser plays through it, and the policy bars nothing that the page needs", async () => {
  const { page, complaints } = await openPage();
  const sockets: string[] = [];
  page.on("websocket", (socket) => sockets.push(socket.url()));

  await page.goto("/");
  await page.getByRole("button", { name: "Settings" }).click();
  // Its code and texts come late: before it is there nobody hears the key.
  await page.getByRole("dialog").waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Play now" }).click();
  await page.waitForURL("**/table/*");
  const hand = page.getByRole("list", { name: "Your cards" }).getByRole("listitem");
  await hand.nth(9).waitFor();
  await page.reload();
  await hand.nth(9).waitFor();
  await page.goto("/lobby");
  await page.getByRole("button", { name: "New table" }).click();
  await page.getByRole("dialog", { name: "New table" }).waitFor();

  expect(new Set(sockets)).toEqual(new Set([`${site.url.replace("http", "ws")}/api/ws`]));
  expect(complaints).toEqual([]);
});

test("the policy does bar what it should: a script in the page, and calls to strangers", async () => {
  const { page, complaints } = await openPage();
  await page.goto("/");
  await page.evaluate(() => {
    const script = document.createElement("script");
    script.textContent = "document.title = 'taken over'";
    document.head.append(script);
    return fetch("https://stranger.example/").catch(() => undefined);
  });
  expect(await page.title()).not.toBe("taken over");
  for (const directive of ["script-src", "connect-src"]) {
    expect(complaints).toContainEqual(
      expect.stringMatching(new RegExp(`Content Security Policy directive.*${directive}`)),
    );
  }
});
