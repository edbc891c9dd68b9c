/** Takes the film strip of docs/images: a card is lifted and played, and the trick goes to its owner. */
import { join } from "node:path";
import type { Locator, Page } from "@playwright/test";
import { expect, test } from "../fixtures.ts";
import { Player } from "../player.ts";

const STRIP = join(import.meta.dirname, "../../docs/images/trick.jpg");
const WINDOW = { width: 360, height: 640 } as const;
const FRAME_WIDTH = 240;
const GAP = 4;
/** Between asking what time it is and stopping it, on a busy machine. */
const MARGIN_MS = 5000;
/** More than the page holds a card before it shows that a trick is won. */
const CARD_SHOWN_MS = 700;

test.use({ viewport: WINDOW, contextOptions: { reducedMotion: "no-preference" } });

/** Holds every animation whose keyframes have that name at a share of what it does after its delay; a negative share is before. */
async function holdAt(page: Page, keyframes: string, share: number): Promise<void> {
  await page.evaluate(
    (at) => {
      for (const animation of document.getAnimations()) {
        if (!(animation instanceof CSSAnimation) || !animation.animationName.includes(at.keyframes)) continue;
        const { delay = 0, duration } = animation.effect?.getComputedTiming() ?? {};
        animation.pause();
        animation.currentTime = Math.max(0, delay + at.share * Number(duration));
      }
    },
    { keyframes, share },
  );
}

/** Returns a card that ends a trick of a game, once the player is asked for one. */
async function lastCardOfATrick(page: Page): Promise<Locator> {
  const player = new Player(page, { highCardsForABid: 3 });
  const cards = page.getByRole("list", { name: "Trick on the table" }).getByRole("listitem");
  const asked = page.getByRole("main").filter({ has: page.getByRole("status").filter({ hasText: /^Your turn$/ }) });
  const lastOne = asked.filter({ has: cards.nth(1) }).filter({ hasNot: cards.nth(2), hasNotText: "All-pass" });
  await player.playUntil(lastOne);
  return player.hand.getByRole("button", { disabled: false }).last();
}

async function film(page: Page): Promise<readonly Buffer[]> {
  const card = await lastCardOfATrick(page);
  const trick = page.getByRole("list", { name: "Trick on the table" });
  const frames: Buffer[] = [];
  const take = async () => {
    frames.push(await page.screenshot());
  };
  // From now on nothing moves on by itself.
  await page.clock.pauseAt((await page.evaluate(() => Date.now())) + MARGIN_MS);
  await card.hover();
  await holdAt(page, "", 1);
  await expect(card).not.toHaveCSS("transform", "none");
  await take();
  await card.click();
  await expect(trick.getByRole("listitem")).toHaveCount(3);
  await holdAt(page, "come-in", 0.16);
  await take();
  await page.clock.runFor(CARD_SHOWN_MS);
  await expect(page.locator("[data-collected-by]")).toBeVisible();
  await holdAt(page, "go-out", -0.1);
  await take();
  await holdAt(page, "go-out", 0.7);
  await take();
  return frames;
}

function stripOf(frames: readonly Buffer[]): string {
  const images = frames.map((frame) => `<img src="data:image/png;base64,${frame.toString("base64")}">`).join("");
  const style = `body { margin: 0; display: flex; gap: ${GAP}px } img { width: ${FRAME_WIDTH}px }`;
  return `<style>${style}</style>${images}`;
}

test("the strip of a trick", async ({ page, context }) => {
  await page.addInitScript(() => localStorage.setItem("trelyazh.pace", "calm"));
  await page.clock.install();
  await page.goto("/practice");
  await page.getByRole("button", { name: "Deal the cards" }).click();
  const frames = await film(page);
  const wall = await context.newPage();
  const height = Math.round((FRAME_WIDTH * WINDOW.height) / WINDOW.width);
  await wall.setViewportSize({ width: frames.length * (FRAME_WIDTH + GAP) - GAP, height });
  await wall.setContent(stripOf(frames));
  await wall.screenshot({ path: STRIP, type: "jpeg", quality: 82 });
});
