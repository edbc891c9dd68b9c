import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures.ts";
import {
  openFramePage,
  pagesOfMember,
  pagesToRead,
  pagesOfStranger,
  setOwnTables,
  type FramePage,
} from "../frame/pages.ts";
import { findOverhanging, findUnusable } from "../frame/room.ts";

const UPRIGHT = { width: 320, height: 400 };
const ON_ITS_SIDE = { width: 568, height: 320 };
/** 1280×1024 at 400 %: WCAG 1.4.10. */
const ZOOMED = { width: 320, height: 256 };

/** The longer texts are the Russian ones. */
const WINDOWS = { ru: [UPRIGHT, ON_ITS_SIDE, ZOOMED], en: [UPRIGHT] } as const;

/** WCAG 1.4.12: a reader may want this much between lines, letters and words. */
function spaceTexts(): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }",
  );
  document.adoptedStyleSheets = [sheet];
}

/** What is placed beside a button is there a moment after the window has changed. */
async function expectRoom(page: Page, where: string): Promise<void> {
  const faults = async () => [...(await findOverhanging(page)), ...(await findUnusable(page))];
  await expect.poll(faults, where).toEqual([]);
}

async function expectRoomInWindows(page: Page, shown: FramePage, locale: "en" | "ru"): Promise<void> {
  await openFramePage(page, shown, locale);
  for (const window of WINDOWS[locale]) {
    await page.setViewportSize(window);
    await expectRoom(page, `${shown.name} in ${locale}, ${window.width}×${window.height}`);
  }
  if (locale === "en") return;
  await page.evaluate(spaceTexts);
  await expectRoom(page, `${shown.name} in ${locale}, texts spaced`);
}

test("every link, button and field around the felt can be reached and hit in the smallest windows, in both languages", async ({
  page,
  newPerson,
}) => {
  const stranger = await newPerson();
  const tables = await setOwnTables(page);
  for (const locale of ["ru", "en"] as const) {
    for (const shown of pagesOfStranger(tables)) await expectRoomInWindows(stranger, shown, locale);
    for (const shown of pagesOfMember(tables)) await expectRoomInWindows(page, shown, locale);
  }
});

for (const locale of ["ru", "en"] as const) {
  test(`nothing of the rules, or of what the club keeps of people, is moved sideways or cannot be hit in the smallest windows (${locale})`, async ({
    page,
  }) => {
    for (const shown of pagesToRead(locale)) await expectRoomInWindows(page, shown, locale);
  });
}
