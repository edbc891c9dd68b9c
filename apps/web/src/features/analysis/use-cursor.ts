import { useEffect, useState } from "react";

interface Cursor {
  /** How many cards have fallen; the last of them is looked at. */
  readonly at: number;
  readonly go: (to: number) => void;
}

const STEP_OF_KEY: ReadonlyMap<string, number> = new Map([
  ["ArrowLeft", -1],
  ["ArrowRight", 1],
]);

function within(at: number, last: number): number {
  return Math.min(last, Math.max(0, at));
}

/** Goes through the cards, with the arrow keys too, wherever the focus is. */
export function useCursor(last: number): Cursor {
  const [at, setAt] = useState(0);
  useEffect(() => {
    const listener = (event: KeyboardEvent) => {
      const step = STEP_OF_KEY.get(event.key);
      if (step === undefined || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      setAt((before) => within(before + step, last));
    };
    // On the way down: dialogs keep arrow keys from going up to the document.
    document.addEventListener("keydown", listener, { capture: true });
    return () => document.removeEventListener("keydown", listener, { capture: true });
  }, [last]);
  return { at, go: (to) => setAt(within(to, last)) };
}
