import type { LineEvent } from "./line-machine.ts";

/** Passes on what the browser says of the network and of the page: each is a reason to look whether the line is there. */
export function passOnPageSignals(tell: (event: LineEvent) => void): void {
  addEventListener("offline", () => tell({ type: "offline" }));
  addEventListener("online", () => tell({ type: "online" }));
  addEventListener("pageshow", ({ persisted }) => persisted && tell({ type: "woken" }));
  document.addEventListener(
    "visibilitychange",
    () => document.visibilityState === "visible" && tell({ type: "woken" }),
  );
  if (!navigator.onLine) tell({ type: "offline" });
}
