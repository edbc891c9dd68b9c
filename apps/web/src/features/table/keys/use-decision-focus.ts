import type { Legal } from "@trelyazh/preferans";
import { useEffect, useRef, type RefObject } from "react";
import { useTable } from "../scene/table-context.ts";

const ASKED_HAND = "[data-asked='true']";

/** Where the focus goes when something is asked, and where it waits when nothing is. */
const PLACES: Record<Legal["kind"], string> = {
  call: "[data-decision] [data-stop][tabindex='0']",
  order: `${ASKED_HAND} [data-stop][tabindex='0']`,
  discard: `${ASKED_HAND} [data-stop][tabindex='0']`,
  whist: "[data-decision] section button",
  openness: "[data-decision] section button",
  play: `${ASKED_HAND} [data-stop][tabindex='0']`,
  none: "[data-look='own'] [data-stop][tabindex='0']",
};
const CONFIRM = "[data-decision] [data-confirm]";

/** Did the last thing that a person did come from the keyboard, or from what presses buttons without a pointer? */
function useLastByKeyboard(): RefObject<boolean> {
  const byKeyboard = useRef(false);
  useEffect(() => {
    const listen = (event: Event) => {
      byKeyboard.current = event.type === "keydown" || (event instanceof PointerEvent && event.pointerType === "");
    };
    const types = ["keydown", "pointerdown", "click"] as const;
    for (const type of types) document.addEventListener(type, listen, true);
    return () => {
      for (const type of types) document.removeEventListener(type, listen, true);
    };
  }, []);
  return byKeyboard;
}

/** Nobody is taken away from a dialog, the menu or the record: only from the felt, or from nowhere. */
function mayMove(felt: HTMLElement, kind: Legal["kind"]): boolean {
  const active = document.activeElement;
  if (active === null || active === document.body) return true;
  if (kind === "none" || !felt.contains(active)) return false;
  return kind === "call" || active.closest(ASKED_HAND) === null;
}

/**
 * Takes the focus of a person who plays by keyboard to what is decided, and back to their cards afterwards; to the last button
 * once nothing is missing to press it. Somebody with a pointer is left alone.
 */
export function useDecisionFocus(felt: RefObject<HTMLElement | null>, isReady: boolean): void {
  const byKeyboard = useLastByKeyboard();
  const { kind, turn } = useTable(({ legal, table }) => ({ kind: legal.kind, turn: table.turn?.number ?? null }));
  useEffect(() => {
    if (felt.current === null || !byKeyboard.current || !mayMove(felt.current, kind)) return;
    felt.current.querySelector<HTMLElement>(PLACES[kind])?.focus();
  }, [felt, byKeyboard, kind, turn]);
  useEffect(() => {
    if (isReady && byKeyboard.current) felt.current?.querySelector<HTMLElement>(CONFIRM)?.focus();
  }, [felt, byKeyboard, isReady]);
}
