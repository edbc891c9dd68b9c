import { useEffect } from "react";
import { isHidden } from "#lib/page-in-sight.ts";
import { noisesPreference } from "#lib/preferences/play.ts";
import { useOnEvent, useTable } from "../scene/table-context.ts";
import { noiseOf } from "./noise-of.ts";
import { standingOf } from "./attention.ts";

/** How long a turn is felt, in milliseconds. */
const BUZZ_MS = 15;

function isQuiet(): boolean {
  return isHidden() || noisesPreference.get() === "off";
}

/** Lets a player who looks at the table hear its cards, and feel their turn where the device can do that. */
export function useNoises(): void {
  useOnEvent((envelope) => {
    const noise = noiseOf(envelope);
    // Nobody waits for it: it comes with the first card, or not at all.
    if (noise !== null && !isQuiet()) {
      void import("#lib/alerts/noises.ts").then(({ makeNoise }) => makeNoise(noise)).catch(() => null);
    }
  });
  const ownTurn = useTable((scene) => standingOf(scene).ownTurn);
  useEffect(() => {
    if (ownTurn !== null && !isQuiet() && navigator.userActivation?.hasBeenActive) navigator.vibrate?.(BUZZ_MS);
  }, [ownTurn]);
}
