import type { Page } from "@playwright/test";

/** What somebody cannot use of a page as it is shown now: every link, button and field that is cut, covered or too small. */
export function findUnusable(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const CONTROLS = "a[href], button, input, select, textarea, summary, [role=radio], [role=menuitem], [tabindex='0']";
    /** WCAG 2.5.8. */
    const LEAST_PX = 24;
    /** Boxes are fractions of pixels. */
    const SLACK_PX = 1;

    const on = [...document.querySelectorAll("[role=dialog], [role=menu]")].at(-1) ?? document.querySelector("#root");
    const isCut = (inner: DOMRect, outer: { top: number; right: number; bottom: number; left: number }) =>
      inner.left < outer.left - SLACK_PX ||
      inner.right > outer.right + SLACK_PX ||
      inner.top < outer.top - SLACK_PX ||
      inner.bottom > outer.bottom + SLACK_PX;

    function isClipped(control: HTMLElement, box: DOMRect): boolean {
      for (
        let around = control.parentElement;
        around !== null && around !== document.body;
        around = around.parentElement
      ) {
        const { overflowX, overflowY } = getComputedStyle(around);
        const clips = overflowX !== "visible" || overflowY !== "visible";
        if (clips && isCut(box, around.getBoundingClientRect())) return true;
      }
      return false;
    }

    function isCovered(control: HTMLElement, { left, top, width, height }: DOMRect): boolean {
      const hit = document.elementFromPoint(left + width / 2, top + height / 2);
      return hit === null || !(control.contains(hit) || hit.contains(control));
    }

    /** Why a person could not use a control after they have scrolled to it; null if they can. */
    function faultOf(control: HTMLElement): string | null {
      control.scrollIntoView({ block: "center", inline: "nearest", behavior: "instant" });
      const box = control.getBoundingClientRect();
      if (box.width < LEAST_PX || box.height < LEAST_PX) return `${box.width} × ${box.height} px`;
      if (isCut(box, { top: 0, left: 0, right: innerWidth, bottom: innerHeight })) return "outside of the window";
      if (isClipped(control, box)) return "cut by what it lies in";
      if (isCovered(control, box)) return "covered by something";
      const isText = control.matches("button, a, [role=radio]");
      return isText && control.scrollWidth > control.clientWidth + SLACK_PX ? "its text does not fit" : null;
    }

    /** For screen readers alone, or not shown now. */
    const isShown = (control: HTMLElement) => {
      const { width, height } = control.getBoundingClientRect();
      return (
        width > 1 &&
        height > 1 &&
        control.closest("[aria-hidden=true]") === null &&
        control.checkVisibility({ visibilityProperty: true })
      );
    };
    return [...(on?.querySelectorAll<HTMLElement>(CONTROLS) ?? [])]
      .filter(isShown)
      .map((control) => [control.ariaLabel ?? control.textContent, faultOf(control)] as const)
      .filter(([, fault]) => fault !== null)
      .map(([name, fault]) => `${name}: ${fault}`);
  });
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
