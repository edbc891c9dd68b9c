import type { Locator } from "@playwright/test";
import type { Activate } from "./player.ts";

/** More stops than any page of ours has. */
const MOST_STOPS = 120;

type Place = "here" | "before" | "after" | "elsewhere";

/** Where the target lies, seen from what has the focus: in its row, or elsewhere. */
function placeOf(target: Locator): Promise<Place> {
  return target.evaluate((element) => {
    const focused = document.activeElement;
    if (element === focused) return "here";
    const row = element.closest("[data-stops], [role=radiogroup]");
    if (focused === null || row?.contains(focused) !== true) return "elsewhere";
    return element.compareDocumentPosition(focused) & Node.DOCUMENT_POSITION_FOLLOWING ? "before" : "after";
  });
}

const KEY_TOWARDS = { before: "ArrowLeft", after: "ArrowRight", elsewhere: "Tab" } as const;

/** Tabs to the target, goes along its row with the arrows, and presses Enter. */
export const withKeyboard: Activate = async (target) => {
  const { keyboard } = target.page();
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    const place = await placeOf(target);
    if (place === "here") {
      await keyboard.press("Enter");
      return;
    }
    await keyboard.press(KEY_TOWARDS[place]);
  }
  throw new Error(`The keyboard does not reach ${String(target)}`);
};
