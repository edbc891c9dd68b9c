import { cp, mkdtemp, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { BUILT_CLIENT, Club } from "../club.ts";
import { expect, test } from "../fixtures.ts";

test.use({ serviceWorkers: "allow" });

const SCRIPT = /\/assets\/(index-[\w-]+\.js)/;

/** The script that a page begins with: it names the build. */
async function entryOf(webRoot: string): Promise<string> {
  const [, entry = ""] = SCRIPT.exec(await readFile(join(webRoot, "index.html"), "utf8")) ?? [];
  return entry;
}

/** Copies the built client without what was compressed of it. */
async function copyClient(webRoot: string): Promise<void> {
  await cp(BUILT_CLIENT, webRoot, { recursive: true, filter: (file) => !/\.(?:br|gz)$/.test(file) });
}

/** Puts another build in the place of the first: the same client under another name. */
async function bringOut(webRoot: string, next: string): Promise<void> {
  const entry = await entryOf(webRoot);
  const scripts = (await readdir(join(webRoot, "assets"))).filter((name) => name.endsWith(".js"));
  for (const name of ["sw.js", "index.html", ...scripts.map((script) => join("assets", script))]) {
    const text = await readFile(join(webRoot, name), "utf8");
    await writeFile(join(webRoot, name), text.replaceAll(entry, next));
  }
  await rename(join(webRoot, "assets", entry), join(webRoot, "assets", next));
}

const buildOf = async (page: Page) => SCRIPT.exec(await page.content())?.[1];
const keptBuilds = (page: Page) =>
  page.evaluate(async () => (await caches.keys()).map((name) => name.slice(name.lastIndexOf("/") + 1)));
const isOneWaiting = (page: Page) =>
  page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.waiting?.state === "installed");

test("a new build is shown as soon as it can be had, and its worker waits until no other page is open", async ({
  newPerson,
}) => {
  const webRoot = await mkdtemp(join(tmpdir(), "trelyazh-client-"));
  await using belongings = new AsyncDisposableStack();
  belongings.defer(() => rm(webRoot, { recursive: true, force: true }));
  await copyClient(webRoot);
  await using club = await Club.open({ webRoot });
  const page = await newPerson({ baseURL: club.url });
  await page.goto("/practice");
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  const first = await buildOf(page);
  expect(await keptBuilds(page)).toEqual([first]);

  const other = await page.context().newPage();
  await other.goto("/practice");
  const next = "index-next.js";
  await bringOut(webRoot, next);
  await page.reload();
  expect(await buildOf(page)).toBe(next);
  await expect.poll(() => isOneWaiting(page)).toBe(true);
  // What the page that stays open may still ask for is there.
  expect(await keptBuilds(page)).toEqual([first, next]);

  await other.close();
  await page.reload();
  await expect.poll(() => keptBuilds(page)).toEqual([next]);
  await club.kill();
  await page.reload();
  await expect(page.getByRole("button", { name: "Deal the cards" })).toBeVisible();
  expect(await buildOf(page)).toBe(next);
});
