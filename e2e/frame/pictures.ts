/** Takes pictures of everything but the felt, in windows from the smallest to the widest, for people to look at: reports/frame. */
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { Club } from "../club.ts";
import { test } from "../fixtures.ts";
import { openFramePage, pagesOfMember, pagesOfStranger, setOwnTables, type FramePage } from "./pages.ts";

const PICTURES = join(import.meta.dirname, "../../reports/frame");
const WINDOWS = [
  [320, 400],
  [568, 320],
  [360, 640],
  [844, 390],
  [768, 1024],
  [1440, 900],
] as const;
const USUAL = { colorScheme: "light", forcedColors: "none", contrast: "no-preference", media: "screen" } as const;

async function take(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(PICTURES, `${name}.png`), animations: "disabled" });
}

/** Russian is the longer one of the two languages. */
async function takeInWindows(page: Page, shown: FramePage): Promise<void> {
  await openFramePage(page, shown, "ru");
  for (const [width, height] of WINDOWS) {
    await page.setViewportSize({ width, height });
    await take(page, `${shown.name}-${width}x${height}`);
  }
  for (const [manner, media] of Object.entries({
    dark: { colorScheme: "dark" },
    forced: { forcedColors: "active", colorScheme: "dark" },
    contrast: { contrast: "more" },
    print: { media: "print" },
  } as const)) {
    await page.emulateMedia({ ...USUAL, ...media });
    const [width, height] = manner === "print" ? ([794, 1123] as const) : ([390, 700] as const);
    await page.setViewportSize({ width, height });
    await take(page, `${shown.name}-${manner}`);
  }
  await page.emulateMedia(USUAL);
}

test("the frame in all windows, in the dark, in forced colours, with more contrast and in print", async ({
  newPerson,
}) => {
  await using club = await Club.open();
  const [member, stranger] = [await newPerson({ baseURL: club.url }), await newPerson({ baseURL: club.url })];
  await takeInWindows(stranger, { name: "lobby-empty", address: "/lobby", isOver: false });
  const tables = await setOwnTables(member);
  for (const shown of pagesOfStranger(tables)) await takeInWindows(stranger, shown);
  await takeInWindows(member, { name: "waiting-room", address: tables.waiting, isOver: false });
  for (const shown of pagesOfMember(tables)) await takeInWindows(member, shown);
});
