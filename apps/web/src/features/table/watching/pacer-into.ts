import type { TableMessage } from "@trelyazh/protocol";
import { pacePreference } from "#lib/preferences/pace.ts";
import type { TableStore } from "../scene/table-store.ts";
import { Pacer } from "./pacer.ts";
import { showingTimeMs } from "./showing-time.ts";

/** What has come of a table, and when. */
interface Arrival {
  readonly message: TableMessage;
  readonly atMs: number;
}

interface PacerEvents {
  /** A message does not follow on what the store has. */
  readonly onGap?: () => void;
  readonly onIdle?: () => void;
}

function scheduleTimeout(callback: () => void, delayMs: number): () => void {
  const timer = setTimeout(callback, delayMs);
  return () => clearTimeout(timer);
}

/** Makes a pacer that shows a store's viewer what happens, at the pace that the viewer likes. */
export function pacerInto(store: TableStore, { onGap, onIdle }: PacerEvents): Pacer<Arrival> {
  return new Pacer({
    holdMs: ({ message }) => showingTimeMs(message, pacePreference.get()),
    schedule: scheduleTimeout,
    deliver: ({ message, atMs }) => {
      if (!store.receive(message, atMs)) onGap?.();
    },
    ...(onIdle !== undefined && { onIdle }),
  });
}
