import { RELEASE } from "@trelyazh/protocol";
import { isSpent, leaveNote, spend } from "./kept.ts";
import { Renewal, type Undertaking } from "./renewal.ts";

async function isPageThere(): Promise<boolean> {
  try {
    return (await fetch(location.pathname, { method: "HEAD", cache: "no-store" })).ok;
  } catch {
    return false;
  }
}

/** The renewal of this page; parts of it hold it up with `useUnfinished`. */
export const renewal = new Renewal({
  isSpent,
  spend,
  leaveNote,
  isThere: isPageThere,
  load: loadAnew,
});

/** Somebody writes: what is in the field would be lost. */
const writing: Undertaking = {
  isUnderWay: () => document.activeElement?.matches("input:read-write, textarea, [contenteditable]") === true,
  subscribe: (listener) => document.addEventListener("focusout", () => queueMicrotask(listener)),
};

/** Errors of parts that could not be loaded. */
const missing = new WeakSet<object>();

/** Says whether that is the error of a part that could not be loaded. */
export function isMissing(error: unknown): boolean {
  return typeof error === "object" && error !== null && missing.has(error);
}

/** A part of the page cannot be loaded: its file is gone with its release, or the line is. */
function partIsMissing(): void {
  renewal.want("missing", `files of release ${RELEASE}`);
}

/** Hears when a worker breaks, or cannot be loaded. */
export function onWorkerFault(worker: Worker, onFault: () => void): void {
  worker.addEventListener("error", (event) => {
    // A worker that has thrown says what; one whose file is gone has nothing to say.
    if (!(event instanceof ErrorEvent)) partIsMissing();
    onFault();
  });
}

/** Loads the page anew since somebody has asked for it. */
export function loadAnew(): void {
  location.reload();
}

/** Finds out whatever part cannot be loaded, and takes up what waits when the line is back or somebody looks. */
export function followRenewal(): void {
  renewal.heed(writing);
  addEventListener("vite:preloadError", ({ payload }) => {
    missing.add(payload);
    // By its own words the router would load the page anew at once, whatever is under way.
    payload.message = `Part is missing: ${payload.message}`;
    partIsMissing();
  });
  addEventListener("online", () => renewal.look());
  document.addEventListener("visibilitychange", () => renewal.look());
}
