/** Measures what a player feels at the tap of a card: `npm run e2e -- --project taps`. */
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures.ts";
import { setTable } from "./lobby.ts";
import { Player } from "./player.ts";

const CARDS = 20;
/** As slow as a cheap phone beside the machine that measures. */
const SLOWDOWN = 4;
/** How long a finger stays down. */
const FINGER_MS = 80;
/** At most so long until the next paint (web.dev, "Interaction to Next Paint": half of what is called good). */
const GOAL_MS = 100;

interface Tap {
  /** From the tap until the paint after it, as the browser measures it: in steps of 8 ms. */
  readonly toPaintMs: number;
  /** Whether the card was gone from the hand in that paint, whatever the club may have said since. */
  readonly wasGone: boolean;
}

declare global {
  interface Window {
    taps: Tap[];
  }
}

/** Notes each tap of a card in the page: how long its paint took, and whether the card had flown by then. */
async function noteTaps(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const gone = new Map<number, boolean>();
    window.taps = [];
    const noteFlight = (event: MouseEvent) => {
      const card = event.target instanceof Element ? event.target.closest("ul[aria-label='Your cards'] button") : null;
      if (card !== null) requestAnimationFrame(() => gone.set(event.timeStamp, !card.isConnected));
    };
    document.addEventListener("click", noteFlight, { capture: true });
    new PerformanceObserver((list) => {
      for (const { name, startTime, duration } of list.getEntries()) {
        const wasGone = name === "click" ? gone.get(startTime) : undefined;
        if (wasGone !== undefined) window.taps.push({ toPaintMs: duration, wasGone });
      }
    }).observe({ type: "event", durationThreshold: 0 } as PerformanceObserverInit);
  });
}

async function slowDown(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: SLOWDOWN });
}

test(`a card is on the table in the paint after its tap, at a processor ${SLOWDOWN} times slower`, async ({ page }) => {
  await noteTaps(page);
  await setTable(page, { bots: 2, pool: 20 });
  await slowDown(page);
  const player = new Player(page, { activate: (target) => target.click({ delay: FINGER_MS }) });
  const taps = () => page.evaluate(() => window.taps);
  while ((await taps()).length < CARDS) await player.takeTurn();
  const seen = (await taps()).slice(0, CARDS);
  const times = seen.map(({ toPaintMs }) => toPaintMs).toSorted((a, b) => a - b);
  process.stdout.write(`From tap to paint, ${CARDS} cards, ms: ${times.join(" ")}\n`);
  expect(seen.every(({ wasGone }) => wasGone)).toBe(true);
  expect(times.at(-1)).toBeLessThanOrEqual(GOAL_MS);
});
