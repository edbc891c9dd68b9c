import type { Locator } from "@playwright/test";
import type { Activate } from "./player.ts";

/** More stops than any page of ours has. */
const MOST_STOPS = 120;

type Distance = "here" | "same row" | "elsewhere";

function distanceTo(target: Locator): Promise<Distance> {
  return target.evaluate((element) => {
    if (element === document.activeElement) return "here";
    const row = element.closest("[data-stops], [role=radiogroup]");
    return row?.contains(document.activeElement) === true ? "same row" : "elsewhere";
  });
}

/** Tabs to the target, goes along its row with the arrows, and presses Enter. */
export const withKeyboard: Activate = async (target) => {
  const { keyboard } = target.page();
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    const distance = await distanceTo(target);
    if (distance === "here") {
      await keyboard.press("Enter");
      return;
    }
    await keyboard.press(distance === "same row" ? "ArrowRight" : "Tab");
  }
  throw new Error(`The keyboard does not reach ${String(target)}`);
};
