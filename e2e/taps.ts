/** Measures what a player feels at a tap, and while a trick is collected: `npm run e2e -- --project taps`. */
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures.ts";
import { setTable } from "./lobby.ts";
import { Player } from "./player.ts";

/** How many of each kind are measured at least. */
const WANTED = { card: 20, bid: 4, discard: 4 } as const;
type Kind = keyof typeof WANTED;
/** As slow as a cheap phone beside the machine that measures. */
const SLOWDOWN = 4;
/** How long a finger stays down. */
const FINGER_MS = 80;
/** At most so long until the next paint (web.dev, "Interaction to Next Paint": half of what is called good). */
const GOAL_MS = 100;
/** A frame of a screen that shows sixty a second, and what is one late. */
const FRAME_MS = 1000 / 60;

interface Tap {
  readonly kind: Kind;
  /** From the tap until the paint after it, as the browser measures it: in steps of 8 ms. */
  readonly toPaintMs: number;
  /** Whether what was tapped had answered in that paint, whatever the club may have said since: a card is on the table, or marked. */
  readonly wasAnswered: boolean;
}

declare global {
  interface Window {
    taps: Tap[];
    /** How long each frame took while a trick was on its way to its owner. */
    frameTimes: number[];
  }
}

/** Notes each tap of a card, a bid and a card to discard: how long its paint took, and whether it had answered by then. */
async function noteTaps(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const seen = new Map<number, Pick<Tap, "kind" | "wasAnswered">>();
    window.taps = [];
    const kindOf = (control: Element): Kind | null => {
      if (control.closest("section[aria-label='Your bid']") !== null) return "bid";
      if (control.closest("ul[aria-label='Your cards']") === null) return null;
      return control.hasAttribute("aria-pressed") ? "discard" : "card";
    };
    const noteTap = (event: MouseEvent) => {
      const control = event.target instanceof Element ? event.target.closest("button") : null;
      const kind = control === null ? null : kindOf(control);
      if (control === null || kind === null) return;
      requestAnimationFrame(() => {
        const wasAnswered = kind === "bid" || (kind === "card" ? !control.isConnected : control.ariaPressed === "true");
        seen.set(event.timeStamp, { kind, wasAnswered });
      });
    };
    document.addEventListener("click", noteTap, { capture: true });
    new PerformanceObserver((list) => {
      for (const { name, startTime, duration } of list.getEntries()) {
        const tap = name === "click" ? seen.get(startTime) : undefined;
        if (tap !== undefined) window.taps.push({ ...tap, toPaintMs: duration });
      }
    }).observe({ type: "event", durationThreshold: 0 } as PerformanceObserverInit);
  });
}

/** Notes the time between two frames as long as cards of a trick are on their way. */
async function noteFrames(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.frameTimes = [];
    let last = 0;
    const note = (now: number) => {
      const isCollected = document.querySelector("[data-collected-by]") !== null;
      if (isCollected && last > 0) window.frameTimes.push(now - last);
      last = isCollected ? now : 0;
      requestAnimationFrame(note);
    };
    requestAnimationFrame(note);
  });
}

async function slowDown(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: SLOWDOWN });
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

test(`a card, a bid and a discard are answered in the paint after the tap, at a processor ${SLOWDOWN} times slower`, async ({
  page,
}) => {
  await noteTaps(page);
  await setTable(page, { bots: 2, pool: 20 });
  await slowDown(page);
  const player = new Player(page, { activate: (target) => target.click({ delay: FINGER_MS }), highCardsForABid: 2 });
  const taps = (kind: Kind) => page.evaluate((only) => window.taps.filter((tap) => tap.kind === only), kind);
  const kinds = ["card", "bid", "discard"] as const;
  const areAllThere = async () => {
    for (const kind of kinds) if ((await taps(kind)).length < WANTED[kind]) return false;
    return true;
  };
  while (!(await areAllThere())) await player.takeTurn();
  for (const kind of kinds) {
    const seen = await taps(kind);
    const times = seen.map(({ toPaintMs }) => toPaintMs).toSorted((a, b) => a - b);
    say(`From tap to paint, ${kind}, ms: ${times.join(" ")}`);
    expect(seen.every(({ wasAnswered }) => wasAnswered)).toBe(true);
    expect(times.at(-1)).toBeLessThanOrEqual(GOAL_MS);
  }
});

test("a trick goes to its owner without a stumble, as players see it", async ({ page }) => {
  await noteFrames(page);
  await page.addInitScript(() => localStorage.setItem("trelyazh.pace", "calm"));
  await setTable(page, { bots: 2, pool: 20 });
  const player = new Player(page);
  const frames = () => page.evaluate(() => window.frameTimes);
  while ((await frames()).length < 600) await player.takeTurn();
  const seen = await frames();
  const late = seen.filter((ms) => ms > 1.5 * FRAME_MS);
  const share = ((100 * late.length) / seen.length).toFixed(1);
  say(
    `While tricks are collected: ${seen.length} frames, ${share} % late, the longest ${Math.max(...seen).toFixed(0)} ms`,
  );
});
