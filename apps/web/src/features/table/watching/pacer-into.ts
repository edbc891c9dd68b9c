import type { TableMessage } from "@trelyazh/protocol";
import { isHidden, onSightChange } from "#lib/page-in-sight.ts";
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

/** Nobody's eye is waited for when nobody looks: browsers hold the timers of a hidden page back, and the player would hear of their turn too late. */
function scheduleWhileSeen(callback: () => void, delayMs: number): () => void {
  const cancel = () => {
    clearTimeout(timer);
    stop();
  };
  const end = () => {
    cancel();
    callback();
  };
  const timer = setTimeout(end, delayMs);
  const stop = onSightChange(() => {
    if (isHidden()) end();
  });
  return cancel;
}

/** Makes a pacer that shows a store's viewer what happens, at the pace that the viewer likes. */
export function pacerInto(store: TableStore, { onGap, onIdle }: PacerEvents): Pacer<Arrival> {
  return new Pacer({
    holdMs: ({ message }) => (isHidden() ? 0 : showingTimeMs(message, pacePreference.get())),
    schedule: scheduleWhileSeen,
    deliver: ({ message, atMs }) => {
      if (!store.receive(message, atMs)) onGap?.();
    },
    ...(onIdle !== undefined && { onIdle }),
  });
}
