import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures.ts";
import { openFramePage, pagesOfMember, pagesOfStranger, setOwnTables, type FramePage } from "../frame/pages.ts";
import { findOverhanging, findUnusable } from "../frame/room.ts";

/** The smallest that there is, a phone on its side, 1280×1024 at 400 %, and at 200 %. */
const WINDOWS = [
  { width: 320, height: 400 },
  { width: 568, height: 320 },
  { width: 320, height: 256 },
  { width: 640, height: 512 },
] as const;

/** WCAG 1.4.12: a reader may want this much between lines, letters and words. */
function spaceTexts(isWanted: boolean): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }",
  );
  document.adoptedStyleSheets = isWanted ? [sheet] : [];
}

async function faultsOf(page: Page): Promise<readonly string[]> {
  return [...(await findOverhanging(page)), ...(await findUnusable(page))];
}

/** Returns what is wrong with a page in any window, with its name. */
async function measure(page: Page, shown: FramePage, locale: "en" | "ru"): Promise<readonly string[]> {
  await openFramePage(page, shown, locale);
  const faults: string[] = [];
  const note = (where: string, found: readonly string[]) =>
    faults.push(...found.map((fault) => `${shown.name}, ${locale}, ${where}: ${fault}`));
  for (const window of WINDOWS) {
    await page.setViewportSize(window);
    note(`${window.width}×${window.height}`, await faultsOf(page));
  }
  await page.evaluate(spaceTexts, true);
  note("spaced texts", await faultsOf(page));
  await page.evaluate(spaceTexts, false);
  return faults;
}

test("every link, button and field around the felt can be reached and hit in the smallest windows, in both languages", async ({
  page,
  newPerson,
}) => {
  const stranger = await newPerson();
  const tables = await setOwnTables(page);
  const faults: string[] = [];
  for (const locale of ["ru", "en"] as const) {
    for (const shown of pagesOfStranger(tables)) faults.push(...(await measure(stranger, shown, locale)));
    for (const shown of pagesOfMember(tables)) faults.push(...(await measure(page, shown, locale)));
  }
  expect(faults).toEqual([]);
});
