/** Holds every state of a table to what each of them promises: no fault that axe knows, and room for every control. */
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test as base } from "../fixtures.ts";
import { Gallery, openContents, turnTo } from "../frame/gallery.ts";
import { findUnusable } from "../frame/room.ts";

const test = base.extend<object, { readonly gallery: Gallery }>({
  gallery: [
    async ({ club }, use) => {
      await using gallery = await Gallery.open(club.url);
      await use(gallery);
    },
    { scope: "worker", timeout: 300_000 },
  ],
  baseURL: async ({ gallery }, use) => use(gallery.url),
});

const LIGHT = { colorScheme: "light", forcedColors: "none", reducedMotion: "reduce" } as const;
/** The last one is how the walk begins at the next state. */
const LOOKS = {
  dark: { ...LIGHT, colorScheme: "dark" },
  "forced colours": { ...LIGHT, colorScheme: "dark", forcedColors: "active" },
  light: LIGHT,
} as const;

const PHONE = [
  { width: 320, height: 568 },
  { width: 844, height: 390 },
];
const LARGE = [
  { width: 768, height: 1024 },
  { width: 1440, height: 900 },
];

async function faultsOf(page: Page): Promise<readonly string[]> {
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ["violations"] });
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
}

for (const locale of ["ru", "en"] as const) {
  test(`axe finds no fault in any state of a table: light, dark, in forced colours (${locale})`, async ({ page }) => {
    const found: Record<string, readonly string[]> = {};
    for (const address of await openContents(page, locale)) {
      await turnTo(page, address);
      for (const [look, media] of Object.entries(LOOKS)) {
        await page.emulateMedia(media);
        const faults = await faultsOf(page);
        if (faults.length > 0) found[`${address}, ${look}`] = faults;
      }
    }
    expect(found).toEqual({});
  });

  for (const [device, windows] of Object.entries({ phone: PHONE, screen: LARGE })) {
    test(`every control of a table can be hit in every state, on a ${device} (${locale})`, async ({ browser, gallery }) => {
      const isTouched = device === "phone";
      await using context = await browser.newContext({ baseURL: gallery.url, hasTouch: isTouched, isMobile: isTouched });
      const page = await context.newPage();
      const found: Record<string, readonly string[]> = {};
      for (const address of await openContents(page, locale)) {
        await turnTo(page, address);
        for (const window of windows) {
          await page.setViewportSize(window);
          const faults = await findUnusable(page, "table");
          if (faults.length > 0) found[`${address}, ${window.width}×${window.height}`] = faults;
        }
      }
      expect(found).toEqual({});
    });
  }
}
