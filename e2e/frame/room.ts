import { expect, type JSHandle, type Page } from "@playwright/test";

/** Questions about a control of a page, answered in the page. */
interface Measures {
  readonly isOutside: (box: DOMRect) => boolean;
  readonly isClipped: (control: HTMLElement, box: DOMRect) => boolean;
  readonly isCovered: (control: HTMLElement, box: DOMRect) => boolean;
  readonly isTextCut: (control: HTMLElement) => boolean;
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
      isOutside: (box) => isCut(box, { top: 0, left: 0, right: innerWidth, bottom: innerHeight }),
      isClipped: (control, box) =>
        [...around(control)].some((outer) => clips(outer) && isCut(box, outer.getBoundingClientRect())),
      isCovered(control, { left, top, width, height }) {
        const hit = document.elementFromPoint(left + width / 2, top + height / 2);
        return hit === null || !(control.contains(hit) || hit.contains(control));
      },
      isTextCut: (control) =>
        control.matches("button, a, [role=radio]") && control.scrollWidth > control.clientWidth + SLACK_PX,
    } satisfies Measures;
  });
}

/** Where controls are looked for, and how near they may come to each other. */
export type Ground = "page" | "table";

/**
 * What somebody cannot use of a page as it is shown now: every link, button and field that is cut, covered, too small, or over
 * another. A page may be scrolled to it; at a table all is in the window at once, and as large as a finger where one points.
 */
export async function findUnusable(page: Page, ground: Ground = "page"): Promise<readonly string[]> {
  await using measures = await measuresIn(page);
  return await page.evaluate(
    ({ measure, isTable }) => {
      const CONTROLS =
        "a[href], button, input, select, textarea, summary, [role=radio], [role=menuitem], [tabindex='0']";
      /** WCAG 2.5.8; cards in a fan are never larger than what is seen of them. */
      const LEAST_PX = 24;
      /** WCAG 2.5.5 */
      const FINGER_PX = 44;
      const isTouched = isTable && matchMedia("(pointer: coarse)").matches;
      const inFan = (control: HTMLElement) => control.closest("ul[data-look]") !== null;

      /** Why a person could not use a control after they have scrolled to it; null if they can. */
      function faultOf(control: HTMLElement): string | null {
        if (!isTable) control.scrollIntoView({ block: "center", inline: "nearest", behavior: "instant" });
        const box = control.getBoundingClientRect();
        const least = (isTouched && !inFan(control) ? FINGER_PX : LEAST_PX) - 0.5;
        if (box.width < least || box.height < least) return `${box.width} × ${box.height} px`;
        if (measure.isOutside(box)) return "outside of the window";
        if (measure.isClipped(control, box)) return "cut by what it lies in";
        if (measure.isCovered(control, box)) return "covered by something";
        return !inFan(control) && measure.isTextCut(control) ? "its text does not fit" : null;
      }

      /** The first of the others that lies over a control. */
      function overlapOf(control: HTMLElement, others: readonly HTMLElement[]): string | null {
        const { top, right, bottom, left } = control.getBoundingClientRect();
        const over = others.find((other) => {
          const box = other.getBoundingClientRect();
          const wide = Math.min(right, box.right) - Math.max(left, box.left);
          const high = Math.min(bottom, box.bottom) - Math.max(top, box.top);
          return wide > 1 && high > 1 && !control.contains(other) && !other.contains(control);
        });
        return over === undefined ? null : `lies over ${nameOf(over)}`;
      }

      const nameOf = (control: HTMLElement) => control.ariaLabel ?? control.textContent;

      /** Neither hidden nor for screen readers alone; of a table not what is scrolled beside it. */
      function isShown(control: HTMLElement): boolean {
        const { width, height } = control.getBoundingClientRect();
        if (width <= 1 || height <= 1 || control.closest("[aria-hidden=true]") !== null) return false;
        if (isTable && control.closest("aside[tabindex]") !== null) return false;
        return control.checkVisibility({ visibilityProperty: true });
      }

      const on = [...document.querySelectorAll("[role=dialog], [role=menu]")].at(-1) ?? document.querySelector("#root");
      const shown = [...(on?.querySelectorAll<HTMLElement>(CONTROLS) ?? [])].filter((control) => isShown(control));
      return shown
        .map((control, index) => {
          const others = isTable ? shown.slice(index + 1) : [];
          return [nameOf(control), faultOf(control) ?? overlapOf(control, others)] as const;
        })
        .filter(([, fault]) => fault !== null)
        .map(([name, fault]) => `${name}: ${fault}`);
    },
    { measure: measures, isTable: ground === "table" },
  );
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
