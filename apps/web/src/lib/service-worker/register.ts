import type { TakeOver } from "./take-over.ts";

const ADDRESS = "/sw.js";

/** Safari knows no idle time. */
const LATER_MS = 3000;

function whenIdle(begin: () => void): void {
  const wait = () =>
    "requestIdleCallback" in window ? requestIdleCallback(begin, { timeout: LATER_MS }) : setTimeout(begin, LATER_MS);
  if (document.readyState === "complete") wait();
  else addEventListener("load", wait, { once: true });
}

function entryOfPage(): string {
  const script = document.querySelector<HTMLScriptElement>("script[type=module][src]");
  return script === null ? "" : new URL(script.src).pathname;
}

/** A worker of this very build may serve at once; any other one waits until the pages before it are gone. */
function offer(worker: ServiceWorker | null): void {
  const ask = () => worker?.postMessage({ type: "takeOver", entry: entryOfPage() } satisfies TakeOver);
  if (worker?.state === "installed") ask();
  worker?.addEventListener("statechange", () => {
    if (worker.state === "installed") ask();
  });
}

async function register(): Promise<void> {
  const registration = await navigator.serviceWorker.register(ADDRESS, { updateViaCache: "none" });
  offer(registration.waiting);
  offer(registration.installing);
  registration.addEventListener("updatefound", () => offer(registration.installing));
}

/**
 * Lets a worker keep the shell of the client for times without a line, once the page itself has loaded all it needs. Pages
 * over plain HTTP and private windows have none; there the club begins with a line only.
 */
export function keepShell(): void {
  if (import.meta.env.DEV || !("serviceWorker" in navigator)) return;
  whenIdle(() => {
    // Browsers may refuse for reasons of their own; all that is lost is the start without a line.
    register().catch(() => undefined);
  });
}
