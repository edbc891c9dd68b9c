import type { Page } from "@playwright/test";
import { Club } from "../club.ts";
import { expect, test } from "../fixtures.ts";
import { WebRoot } from "../web-root.ts";

test.use({ serviceWorkers: "allow" });

const SCRIPT = /\/assets\/(index-[\w-]+\.js)/;

/** The script that a page begins with: it names the build. */
const buildOf = async (page: Page) => SCRIPT.exec(await page.content())?.[1];
const keptBuilds = (page: Page) =>
  page.evaluate(async () => (await caches.keys()).map((name) => name.slice(name.lastIndexOf("/") + 1)));
const isOneWaiting = (page: Page) =>
  page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.waiting?.state === "installed");

test("a new build is shown as soon as it can be had, and its worker waits until no other page is open", async ({
  newPerson,
}) => {
  await using web = await WebRoot.make();
  await using club = await Club.open({ webRoot: web.folder });
  const page = await newPerson({ baseURL: club.url });
  await page.goto("/practice");
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  const first = await buildOf(page);
  expect(await keptBuilds(page)).toEqual([first]);

  const other = await page.context().newPage();
  await other.goto("/practice");
  await web.bringOut();
  await page.reload();
  const next = await buildOf(page);
  expect(next).not.toBe(first);
  await expect.poll(() => isOneWaiting(page)).toBe(true);
  // What the page that stays open may still ask for is there.
  expect(await keptBuilds(page)).toEqual([first, next]);

  await other.close();
  // The browser may know a page for a moment after it was closed; the next load asks again.
  const keptAfterLoad = async () => {
    await page.reload();
    return await keptBuilds(page);
  };
  await expect.poll(keptAfterLoad).toEqual([next]);
  await club.kill();
  await page.reload();
  await expect(page.getByRole("button", { name: "Deal the cards" })).toBeVisible();
  expect(await buildOf(page)).toBe(next);
});
