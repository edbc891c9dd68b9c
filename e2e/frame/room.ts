import type { JSHandle, Page } from "@playwright/test";

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

/** What somebody cannot use of a page as it is shown now: every link, button and field that is cut, covered or too small. */
export async function findUnusable(page: Page): Promise<readonly string[]> {
  await using measures = await measuresIn(page);
  return await page.evaluate((measure) => {
    const CONTROLS = "a[href], button, input, select, textarea, summary, [role=radio], [role=menuitem], [tabindex='0']";
    /** WCAG 2.5.8. */
    const LEAST_PX = 24;

    /** Why a person could not use a control after they have scrolled to it; null if they can. */
    function faultOf(control: HTMLElement): string | null {
      control.scrollIntoView({ block: "center", inline: "nearest", behavior: "instant" });
      const box = control.getBoundingClientRect();
      if (box.width < LEAST_PX || box.height < LEAST_PX) return `${box.width} × ${box.height} px`;
      if (measure.isOutside(box)) return "outside of the window";
      if (measure.isClipped(control, box)) return "cut by what it lies in";
      if (measure.isCovered(control, box)) return "covered by something";
      return measure.isTextCut(control) ? "its text does not fit" : null;
    }

    /** Neither hidden nor for screen readers alone. */
    function isShown(control: HTMLElement): boolean {
      const { width, height } = control.getBoundingClientRect();
      if (width <= 1 || height <= 1 || control.closest("[aria-hidden=true]") !== null) return false;
      return control.checkVisibility({ visibilityProperty: true });
    }

    const on = [...document.querySelectorAll("[role=dialog], [role=menu]")].at(-1) ?? document.querySelector("#root");
    return [...(on?.querySelectorAll<HTMLElement>(CONTROLS) ?? [])]
      .filter((control) => isShown(control))
      .map((control) => [control.ariaLabel ?? control.textContent, faultOf(control)] as const)
      .filter(([, fault]) => fault !== null)
      .map(([name, fault]) => `${name}: ${fault}`);
  }, measures);
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
