/** Holds every state of a table to what each of them promises: no fault that axe knows, and room for every control. */
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test as base } from "../fixtures.ts";
import { Gallery, openContents, turnTo, untilAtRest } from "../frame/gallery.ts";
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

// A trace of each step would take longer than the step.
test.use({ trace: "off" });

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

/** Of everything, the smallest windows with the longest texts are tried in each run. */
const CALLED = { tag: "@called" };

/** What is tried only when asked for takes long: four tests share the states. */
const SHARES = [1, 2, 3, 4] as const;

interface Walk {
  readonly locale: "en" | "ru";
  /** All states unless told. */
  readonly share?: (typeof SHARES)[number];
}

/** Returns the part of the gallery that a walk leads through. */
async function addressesOf(page: Page, { locale, share }: Walk): Promise<readonly string[]> {
  const all = await openContents(page, locale);
  return share === undefined ? all : all.filter((_, index) => index % SHARES.length === share - 1);
}

/** Collects what is wrong anywhere, so that one run tells all of it; a long walk says how far it is. */
class Findings {
  readonly #found: Record<string, readonly string[]> = {};

  note(where: string, faults: readonly string[]): void {
    if (faults.length > 0) this.#found[where] = faults;
    if (test.info().project.name === "gallery") process.stdout.write(`${where}: ${faults.join("; ") || "well"}\n`);
  }

  expectNone(): void {
    expect(this.#found).toEqual({});
  }
}

/** A dialog is scrolled as a page is; at a table everything is in the window at once. */
async function groundOf(page: Page, address: string): Promise<"page" | "table"> {
  const isPage = /papers|pencil|faces/.test(address) || (await page.getByRole("dialog").count()) > 0;
  return isPage ? "page" : "table";
}

async function expectRoomEverywhere(page: Page, windows: typeof PHONE, walk: Walk): Promise<void> {
  const findings = new Findings();
  for (const address of await addressesOf(page, walk)) {
    await turnTo(page, address);
    for (const window of windows) {
      await page.setViewportSize(window);
      await untilAtRest(page);
      const faults = await findUnusable(page, await groundOf(page, address));
      findings.note(`${address}, ${window.width}×${window.height}`, faults);
    }
  }
  findings.expectNone();
}

async function expectNoFaultsAnywhere(page: Page, walk: Walk): Promise<void> {
  const findings = new Findings();
  for (const address of await addressesOf(page, walk)) {
    await turnTo(page, address);
    for (const [look, media] of Object.entries(LOOKS)) {
      await page.emulateMedia(media);
      await untilAtRest(page);
      findings.note(`${address}, ${look}`, await faultsOf(page));
    }
  }
  findings.expectNone();
}

for (const locale of ["ru", "en"] as const) {
  const often = locale === "ru" ? {} : CALLED;

  test.describe("a phone", () => {
    test.use({ hasTouch: true, isMobile: true });
    test(`every control can be hit in every state of a table, on a phone (${locale})`, often, ({ page }) =>
      expectRoomEverywhere(page, PHONE, { locale }),
    );
  });

  test(`every control can be hit in every state of a table, on a larger screen (${locale})`, CALLED, ({ page }) =>
    expectRoomEverywhere(page, LARGE, { locale }),
  );

  for (const share of SHARES) {
    test(`axe finds no fault in light, dark and forced colours (${locale}, ${share} of 4)`, CALLED, ({ page }) =>
      expectNoFaultsAnywhere(page, { locale, share }),
    );
  }
}
