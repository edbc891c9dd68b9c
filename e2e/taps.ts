/** Measures what a player feels at a tap, and while a trick is collected: `npm run e2e -- --project taps`. */
import { availableParallelism, loadavg } from "node:os";
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
/** So many of them the eye forgives. */
const MOST_LATE_PERCENT = 5;

interface Tap {
  readonly kind: Kind;
  /** From the tap until the paint after it, as the browser measures it: in steps of 8 ms. */
  readonly toPaintMs: number;
  /** What it was made of: until the page was free, what the page did, and until that was painted. */
  readonly partsMs: readonly [waited: number, worked: number, painted: number];
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
    const isAsked = (panel: string) => document.querySelector(`section[aria-label='${panel}']`) !== null;
    const kindOf = (control: Element): Kind | null => {
      if (control.closest("section[aria-label='Your bid']") !== null) return "bid";
      if (control.closest("ul[aria-label='Your cards']") === null) return null;
      return isAsked("Discard and contract") || isAsked("Discard for the misère") ? "discard" : "card";
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
      for (const entry of list.getEntries() as PerformanceEventTiming[]) {
        const { name, startTime, duration, processingStart, processingEnd } = entry;
        const tap = name === "click" ? seen.get(startTime) : undefined;
        const partsMs = [processingStart - startTime, processingEnd - processingStart] as const;
        if (tap === undefined) continue;
        window.taps.push({ ...tap, toPaintMs: duration, partsMs: [...partsMs, startTime + duration - processingEnd] });
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

/** Figures mean nothing without it. */
function sayLoad(): void {
  say(`The machine: ${availableParallelism()} processors, load ${loadavg()[0]?.toFixed(1) ?? "?"}`);
}

/** Says how long taps of a kind took, and what the longest one was made of. */
function sayTaps(kind: Kind, taps: readonly Tap[]): void {
  const sorted = taps.toSorted((a, b) => a.toPaintMs - b.toPaintMs);
  const [median, longest] = [sorted[Math.floor(sorted.length / 2)], sorted.at(-1)];
  const parts = longest?.partsMs.map((ms) => ms.toFixed(0)).join(" + ");
  say(
    `From tap to paint, ${kind}: ${taps.length} taps, median ${median?.toPaintMs} ms, longest ${longest?.toPaintMs} ms ` +
      `(waited + worked + painted: ${parts}), at most ${GOAL_MS} ms wanted`,
  );
}

const KINDS = ["card", "bid", "discard"] as const;

test(`a card, a bid and a discard are answered in the paint after the tap, at a processor ${SLOWDOWN} times slower`, async ({
  page,
}) => {
  await noteTaps(page);
  await setTable(page, { bots: 2, pool: 20 });
  await slowDown(page);
  const player = new Player(page, { activate: (target) => target.click({ delay: FINGER_MS }), highCardsForABid: 2 });
  const seen = () => page.evaluate(() => window.taps);
  const of = (kind: Kind, taps: readonly Tap[]) => taps.filter((tap) => tap.kind === kind);
  const isEnough = (taps: readonly Tap[]) => KINDS.every((kind) => of(kind, taps).length >= WANTED[kind]);
  while (!isEnough(await seen())) await player.takeTurn();
  const taps = await seen();
  sayLoad();
  for (const kind of KINDS) sayTaps(kind, of(kind, taps));
  expect(taps.filter(({ wasAnswered }) => !wasAnswered)).toEqual([]);
  expect(taps.filter(({ toPaintMs }) => toPaintMs > GOAL_MS)).toEqual([]);
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
  const share = (100 * late.length) / seen.length;
  sayLoad();
  say(
    `While tricks are collected: ${seen.length} frames, ${share.toFixed(1)} % of them late, the longest after ` +
      `${Math.max(...seen).toFixed(0)} ms, at most ${MOST_LATE_PERCENT} % late wanted`,
  );
  expect(share).toBeLessThanOrEqual(MOST_LATE_PERCENT);
});
