/** Makes the icons of the installed application of the one that is drawn: apps/web/public/favicon.svg. */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { test } from "../fixtures.ts";

const PUBLIC = join(import.meta.dirname, "../../apps/web/public");

/** Systems cut corners, circles and drops out of these: the field goes to the edge. */
const FULL = { "icon-maskable-512.png": 512, "apple-touch-icon.png": 180 } as const;
const ROUNDED = { "icon-192.png": 192, "icon-512.png": 512 } as const;

async function draw(page: Page, svg: string, size: number): Promise<Buffer> {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(`<style>html, body { margin: 0 } svg { display: block; width: 100vw }</style>${svg}`);
  return page.screenshot({ omitBackground: true });
}

test("icons in the sizes that systems ask for", async ({ page }) => {
  const drawn = await readFile(join(PUBLIC, "favicon.svg"), "utf8");
  for (const [file, size] of Object.entries(ROUNDED))
    await writeFile(join(PUBLIC, file), await draw(page, drawn, size));
  const full = drawn.replace(/ rx="\d+"/, "");
  for (const [file, size] of Object.entries(FULL)) await writeFile(join(PUBLIC, file), await draw(page, full, size));
});
