import type { NamedPerson, ReportPlace } from "@trelyazh/protocol";
import { useCallback, useSyncExternalStore } from "react";
import { useLayers } from "../layers.ts";

/** What the window of a report is about: one of those people, and where they were met. */
export interface Reported {
  readonly people: readonly NamedPerson[];
  readonly place: ReportPlace;
}

const listeners = new Set<() => void>();
let latest: Reported | null = null;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Returns what opens the window in which somebody is reported, from wherever they are met. */
export function useReport(): (reported: Reported) => void {
  const { open } = useLayers();
  return useCallback(
    (reported) => {
      latest = reported;
      for (const listener of listeners) listener();
      open("report");
    },
    [open],
  );
}

/** What the window is about; null where it was opened by its address alone. */
export function useReported(): Reported | null {
  return useSyncExternalStore(subscribe, () => latest);
}
