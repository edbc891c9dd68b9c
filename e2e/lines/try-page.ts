import type { Scope } from "../faulty-proxy.ts";
import type { LineFault, Place } from "./faults.ts";
import type { Moment } from "./moments.ts";
import type { TriedPage } from "./pages.ts";

/**
 * Seconds until a page went on, at the first two moments beyond what opening it takes with a good line; null where a fault
 * cannot befall anything yet.
 */
export type Seconds = Readonly<Record<Moment, number | null>>;

async function secondsOf(run: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await run();
  return (performance.now() - began) / 1000;
}

async function openAndGoOn({ open, goOn }: TriedPage): Promise<void> {
  await open();
  await goOn();
}

/** Does a fault to a page's line at each moment, and measures how much later the page goes on for it. */
export async function tryPage(page: TriedPage, { begin, first }: LineFault, place: Place): Promise<Seconds> {
  let end = (): void => undefined;
  const befall = (scope: Scope) => {
    end = begin(place, scope);
  };
  const during = async (run: () => Promise<void>): Promise<number> => {
    const seconds = await secondsOf(run);
    end();
    return seconds;
  };
  const opening = () => during(() => openAndGoOn(page));
  const before = async () => {
    befall("all");
    return await opening();
  };
  const upgrading = async () => {
    // The page itself may still be loading: that is left alone.
    place.proxy.whenUpgrading = () => befall("sockets");
    const seconds = await opening();
    place.proxy.whenUpgrading = null;
    return seconds;
  };
  const beforeOpening = first === "before opening" ? await before() : null;
  const atTheUpgrade = first === "after it" ? null : await upgrading();
  const withGoodLine = await opening();
  befall("all");
  const afterIt = await during(() => page.goOn());
  // What befell the line once is over: the page has a good one again.
  if (first === "before opening") await openAndGoOn(page);
  const inMidTurn = await during(() => page.goOn(() => befall("all")));
  const later = (seconds: number | null) => (seconds === null ? null : Math.max(0, seconds - withGoodLine));
  return {
    "before opening": later(beforeOpening),
    "at the upgrade": later(atTheUpgrade),
    "after it": afterIt,
    "in mid-turn": inMidTurn,
  };
}
