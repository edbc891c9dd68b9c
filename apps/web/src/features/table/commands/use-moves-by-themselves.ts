import type { Wish } from "@trelyazh/table";
import { useEffect, useEffectEvent } from "react";
import { useIsOpen } from "#lib/layers.ts";
import { isHidden } from "#lib/page-in-sight.ts";
import { pacePreference } from "#lib/preferences/pace.ts";
import { aheadPreference, forcedPreference } from "#lib/preferences/play.ts";
import { usePreference } from "#lib/use-preference.ts";
import { useActions, useChooseAhead, useGlance, useTable } from "../scene/table-context.ts";
import type { TableScene } from "../scene/table-store.ts";
import { showingTimeMs } from "../watching/showing-time.ts";
import { moveByItself, type Wishes } from "./moves-by-themselves.ts";

/** The eye gets its time for what has happened last, as it does when somebody else moves. */
function restMs({ log }: TableScene): number {
  const envelope = log.at(-1);
  if (envelope === undefined || isHidden()) return 0;
  return showingTimeMs({ kind: "event", serverNow: 0, envelope }, pacePreference.get());
}

/** Escape takes back what was chosen before one's turn; where something lies over the table, it closes that. */
function useEscape(): void {
  const chooseAhead = useChooseAhead();
  const isChosen = useTable(({ ahead }) => ahead !== null);
  useEffect(() => {
    if (!isChosen) return undefined;
    const onKey = ({ key, target }: KeyboardEvent) => {
      const isOver = target instanceof HTMLElement && target.closest("[role=dialog], [role=menu]") !== null;
      if (key === "Escape" && !isOver) chooseAhead(null);
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [isChosen, chooseAhead]);
}

function useWishes(): Wishes {
  const ahead = usePreference(aheadPreference) === "on";
  const forced = usePreference(forcedPreference) === "on";
  return { ahead, forced };
}

/** Returns the move that is about to be made for the viewer; null when there is none. */
export function useMoveByItself(): Wish | null {
  const wishes = useWishes();
  return useTable((scene) => moveByItself(scene, wishes));
}

/** Makes the moves that the viewer has chosen before their turn, or has left nothing to choose in. */
export function useMovesByThemselves(): void {
  const { act } = useActions();
  const glance = useGlance();
  const wishes = useWishes();
  const isOffering = useIsOpen("offer");
  const move = useMoveByItself();
  const make = useEffectEvent(() => {
    const now = moveByItself(glance(), wishes);
    if (now !== null) act(now);
  });
  useEffect(() => {
    if (move === null || isOffering) return undefined;
    const timer = setTimeout(() => make(), restMs(glance()));
    return () => clearTimeout(timer);
  }, [move, isOffering, glance]);
  useEscape();
}
