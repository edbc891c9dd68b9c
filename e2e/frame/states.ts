/** Takes pictures of every state of a table in every window, and lays them out on sheets to look at: reports/states. */
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Browser, Page } from "@playwright/test";
import { test } from "../fixtures.ts";
import { Gallery, openContents, turnTo } from "./gallery.ts";

const SHEETS = join(import.meta.dirname, "../../reports/states");
const WINDOWS = [
  { width: 320, height: 568 },
  { width: 360, height: 740 },
  { width: 844, height: 390 },
  { width: 768, height: 1024 },
  { width: 1440, height: 900 },
  { width: 1920, height: 1080 },
] as const;
/** A sheet is as wide as a screen, and holds as many pictures as can still be read. */
const SHEET_WIDTH = 1560;
const COLUMNS = { upright: 6, broad: 3 } as const;
const ROWS = { upright: 3, broad: 5 } as const;

type Window = (typeof WINDOWS)[number];

interface Picture {
  readonly address: string;
  readonly png: Buffer;
}

async function takeAll(page: Page): Promise<readonly Picture[]> {
  const pictures: Picture[] = [];
  for (const address of await openContents(page, "ru")) {
    await turnTo(page, address);
    pictures.push({ address, png: await page.screenshot() });
  }
  return pictures;
}

function sheetOf(pictures: readonly Picture[], columns: number): string {
  const width = Math.floor(SHEET_WIDTH / columns) - 8;
  const style = `body { margin: 0; display: flex; flex-wrap: wrap; gap: 8px; font: 13px sans-serif } figure { margin: 0; width: ${width}px } img { width: 100% }`;
  const figures = pictures.map(
    ({ address, png }) =>
      `<figure>${address.split("?state=").at(-1) ?? ""}<img src="data:image/png;base64,${png.toString("base64")}"></figure>`,
  );
  return `<style>${style}</style>${figures.join("")}`;
}

async function layOut(browser: Browser, pictures: readonly Picture[], { width, height }: Window, name: string) {
  const shape = width > height ? "broad" : "upright";
  const each = COLUMNS[shape] * ROWS[shape];
  const desk = await browser.newPage({ viewport: { width: SHEET_WIDTH, height: 800 } });
  for (let first = 0; first < pictures.length; first += each) {
    await desk.setContent(sheetOf(pictures.slice(first, first + each), COLUMNS[shape]));
    const png = await desk.screenshot({ fullPage: true });
    await writeFile(join(SHEETS, `${name}-${String(first / each + 1)}.png`), png);
  }
  await desk.close();
}

test("every state of a table in all windows, in the light and in the dark", async ({ browser, club }) => {
  await mkdir(SHEETS, { recursive: true });
  await using gallery = await Gallery.open(club.url);
  for (const window of WINDOWS) {
    for (const colorScheme of ["light", "dark"] as const) {
      const isTouched = Math.min(window.width, window.height) < 600;
      const context = await browser.newContext({
        baseURL: gallery.url,
        viewport: window,
        colorScheme,
        reducedMotion: "reduce",
        hasTouch: isTouched,
        isMobile: isTouched,
      });
      const pictures = await takeAll(await context.newPage());
      await context.close();
      await layOut(browser, pictures, window, `${window.width}x${window.height}-${colorScheme}`);
    }
  }
});
