import { expect, type JSHandle, type Page } from "@playwright/test";

/** Where controls are looked for: a page may be scrolled to them; at a table all of them are in the window at once. */
export type Ground = "page" | "table";

/** Questions about a control of a page, answered in the page. */
interface Measures {
  readonly isShown: (control: HTMLElement) => boolean;
  /** A card shows as much of itself as the others of its fan leave. */
  readonly isInFan: (control: HTMLElement) => boolean;
  /** A term in a line of text, which may be scrolled: a finger means it from beside it too (`phone/touch.e2e.ts`). */
  readonly isInText: (control: HTMLElement) => boolean;
  readonly isOutside: (box: DOMRect) => boolean;
  readonly isClipped: (control: HTMLElement, box: DOMRect) => boolean;
  readonly isCovered: (control: HTMLElement, box: DOMRect) => boolean;
  readonly isTextCut: (control: HTMLElement) => boolean;
  readonly liesOver: (control: HTMLElement, other: HTMLElement) => boolean;
}

function measuresIn(page: Page): Promise<JSHandle<Measures>> {
  return page.evaluateHandle(() => {
    /** Boxes are fractions of pixels. */
    const SLACK_PX = 1;
    const isCut = (inner: DOMRect, outer: { top: number; right: number; bottom: number; left: number }) =>
      inner.left < outer.left - SLACK_PX ||
      inner.right > outer.right + SLACK_PX ||
      inner.top < outer.top - SLACK_PX ||
      inner.bottom > outer.bottom + SLACK_PX;

    function* around(control: HTMLElement): Generator<HTMLElement> {
      for (let box = control.parentElement; box !== null && box !== document.body; box = box.parentElement) yield box;
    }

    function clips(element: HTMLElement): boolean {
      const { overflowX, overflowY } = getComputedStyle(element);
      return overflowX !== "visible" || overflowY !== "visible";
    }

    return {
      isShown(control) {
        const { width, height } = control.getBoundingClientRect();
        if (width <= 1 || height <= 1 || control.closest("[aria-hidden=true]") !== null) return false;
        return control.checkVisibility({ visibilityProperty: true });
      },
      isInFan: (control) => control.closest("ul[data-look]") !== null,
      isInText: (control) => control.matches("a[data-term]:not([aria-label])"),
      isOutside: (box) => isCut(box, { top: 0, left: 0, right: innerWidth, bottom: innerHeight }),
      isClipped: (control, box) =>
        [...around(control)].some((outer) => clips(outer) && isCut(box, outer.getBoundingClientRect())),
      isCovered(control, { left, top, width, height }) {
        const hit = document.elementFromPoint(left + width / 2, top + height / 2);
        return hit === null || !(control.contains(hit) || hit.contains(control));
      },
      isTextCut: (control) =>
        control.matches("button, a, [role=radio]") && control.scrollWidth > control.clientWidth + SLACK_PX,
      liesOver(control, other) {
        const [a, b] = [control.getBoundingClientRect(), other.getBoundingClientRect()];
        const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
        const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        return Math.min(wide, high) > SLACK_PX && !control.contains(other) && !other.contains(control);
      },
    } satisfies Measures;
  });
}

/**
 * What somebody cannot use of a page as it is shown now: every link, button and field that is cut, covered or too small; at a
 * table also what is smaller than a finger where one points, or lies over another. What is scrolled beside the felt is left out.
 */
export async function findUnusable(page: Page, ground: Ground = "page"): Promise<readonly string[]> {
  await using measures = await measuresIn(page);
  const asked = { measure: measures, isTable: ground === "table" };
  return await page.evaluate(({ measure, isTable }) => {
    const CONTROLS =
      "a[href], button, input, select, textarea, summary, [role=radio], [role=menuitem], [tabindex='0']:not(ol, aside, section)";
    /** WCAG 2.5.8, and 2.5.5 for fingers; boxes are fractions of pixels. */
    const LEAST_PX = { pointer: 23.9, finger: 43.9 };
    const isTouched = isTable && matchMedia("(pointer: coarse)").matches;

    function isTooSmall(control: HTMLElement, { width, height }: DOMRect): boolean {
      if (measure.isInText(control)) return height < LEAST_PX.pointer;
      // Corners of an open hand that cannot be played now are looked at, not hit.
      if (measure.isInFan(control) && control.ariaDisabled === "true") return false;
      return Math.min(width, height) < LEAST_PX[isTouched && !measure.isInFan(control) ? "finger" : "pointer"];
    }

    /** Why a person could not use a control; null if they can, on a page after they have scrolled to it. */
    function faultOf(control: HTMLElement): string | null {
      if (!isTable) control.scrollIntoView({ block: "center", inline: "nearest", behavior: "instant" });
      const box = control.getBoundingClientRect();
      if (isTooSmall(control, box)) return `${box.width} × ${box.height} px`;
      if (measure.isOutside(box)) return "outside of the window";
      if (measure.isClipped(control, box)) return "cut by what it lies in";
      if (measure.isCovered(control, box)) return "covered by something";
      return !measure.isInFan(control) && measure.isTextCut(control) ? "its text does not fit" : null;
    }

    const nameOf = (control: HTMLElement) => control.ariaLabel ?? control.textContent;
    const on = [...document.querySelectorAll("[role=dialog], [role=menu]")].at(-1) ?? document.querySelector("#root");
    const shown = [...(on?.querySelectorAll<HTMLElement>(CONTROLS) ?? [])]
      .filter((control) => measure.isShown(control))
      .filter((control) => !isTable || control.closest("aside[tabindex]") === null)
      .filter((control) => !isTable || !measure.isInText(control));
    const faults = shown.flatMap((control) => {
      const fault = faultOf(control);
      return fault === null ? [] : [`${nameOf(control)}: ${fault}`];
    });
    const overlaps = shown.flatMap((control, index) =>
      shown
        .slice(isTable ? index + 1 : shown.length)
        .filter((other) => measure.liesOver(control, other))
        .map((other) => `${nameOf(other)}: lies over ${nameOf(control)}`),
    );
    return [...faults, ...overlaps];
  }, asked);
}

/** A small phone, a phone on its side, a tablet, a desk: one for each layout of the felt. */
const TABLE_WINDOWS = [
  { width: 320, height: 568 },
  { width: 844, height: 390 },
  { width: 768, height: 1024 },
  { width: 1440, height: 900 },
] as const;

/** Holds a table as it stands to it in every window: each control is in the window, hit by its own centre, and over no other. */
export async function expectRoomAtTable(page: Page): Promise<void> {
  const before = page.viewportSize();
  for (const window of TABLE_WINDOWS) {
    await page.setViewportSize(window);
    await expect.poll(() => findUnusable(page, "table"), `at a table, ${window.width}×${window.height}`).toEqual([]);
  }
  if (before !== null) await page.setViewportSize(before);
}

/** Holds a table as it stands in its own window to it. */
export async function expectRoomInWindow(page: Page): Promise<void> {
  await expect.poll(() => findUnusable(page, "table"), "at a table").toEqual([]);
}

/**
 * Returns what to do before each turn to hold a table to its room whenever it asks for something new: in every window, or as
 * `expectRoom` says.
 */
export function roomAtEachDecision(page: Page, expectRoom = expectRoomAtTable): () => Promise<void> {
  const seen = new Set<string | null>();
  return async () => {
    const asked = await page.getByRole("main").getByRole("status").first().textContent();
    if (seen.has(asked)) return;
    seen.add(asked);
    await expectRoom(page);
  };
}

/** What is wider than the window, though a page is scrolled up and down alone. */
export function findOverhanging(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const on = [...document.querySelectorAll("[role=dialog], [role=menu]")].at(-1) ?? document.querySelector("#root");
    return [...(on?.querySelectorAll<HTMLElement>("h1, h2, p, li, table, button, a, input, svg[role=img]") ?? [])]
      .filter((element) => element.checkVisibility() && element.getBoundingClientRect().width > 1)
      .filter((element) => element.closest("[role=img]:not(svg)") === null)
      .filter((element) => {
        const { left, right } = element.getBoundingClientRect();
        return left < -1 || right > innerWidth + 1;
      })
      .map((element) => element.outerHTML.slice(0, 100));
  });
}
