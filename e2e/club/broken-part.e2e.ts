import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures.ts";
import { Player } from "../player.ts";

/** Attributes without which a part of the table cannot be drawn, and which nothing else has. */
const PAPER = "viewBox=0 0 360 360";
const OWN_PLATE = "data-place=bottom";

/** Lets whatever has one of these attributes break so often when it is drawn. */
async function breakParts(page: Page, times: Readonly<Record<string, number>>): Promise<void> {
  await page.addInitScript((left) => {
    const native: { setAttribute: (this: Element, name: string, value: string) => void } = Element.prototype;
    const { setAttribute } = native;
    Reflect.set(window, "repair", () =>
      Object.keys(left).forEach((attribute) => Reflect.deleteProperty(left, attribute)),
    );
    Element.prototype.setAttribute = function breakOrSet(name, value) {
      const attribute = `${name}=${value}`;
      const more = left[attribute] ?? 0;
      if (more > 0) {
        Reflect.set(left, attribute, more - 1);
        throw new Error("broken for a test");
      }
      setAttribute.call(this, name, value);
    };
  }, times);
}

/** What a page tells the club of its faults, by the part. */
function listenToFaults(page: Page): readonly string[] {
  const parts: string[] = [];
  page.on("websocket", (socket) =>
    socket.on("framesent", ({ payload }) => {
      // Several calls may be one frame.
      for (const [, part] of String(payload).matchAll(/"part":"(\w+)"/g)) parts.push(part ?? "");
    }),
  );
  return parts;
}

test("a part that breaks leaves the cards playable: it heals by itself once, then by a button, and the club is told", async ({
  page,
}) => {
  // React draws twice before it gives a part up: the plate breaks once, the paper again and again.
  await breakParts(page, { [OWN_PLATE]: 2, [PAPER]: 1_000_000 });
  const told = listenToFaults(page);
  await page.goto("/");
  await page.getByRole("button", { name: "Play now" }).click();
  const player = new Player(page);
  const broken = page.getByRole("alert").filter({ hasText: "This part of the page broke" });
  await expect(broken).toHaveCount(1);
  await player.takeTurns(3);
  await expect.poll(() => [...new Set(told)].toSorted()).toEqual(["paper", "plate"]);

  await page.evaluate("repair()");
  await broken.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("group", { name: "Score sheet" })).toBeVisible();
  await expect(broken).toHaveCount(0);
  await player.takeTurns(2);
});
