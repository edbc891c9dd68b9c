import { useEffect, useEffectEvent, useState } from "react";

interface Cursor {
  /** How many cards have fallen; the last of them is looked at. */
  readonly at: number;
  readonly go: (to: number) => void;
}

const STEP_OF_KEY: ReadonlyMap<string, number> = new Map([
  ["ArrowLeft", -1],
  ["ArrowRight", 1],
]);

/** Goes through the cards, with the arrow keys too, wherever the focus is. */
export function useCursor(last: number): Cursor {
  const [at, setAt] = useState(0);
  const go = (to: number) => setAt(Math.min(last, Math.max(0, to)));
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    const step = STEP_OF_KEY.get(event.key);
    if (step === undefined || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    go(at + step);
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKeyDown(event);
    document.addEventListener("keydown", listener);
    return () => document.removeEventListener("keydown", listener);
  }, []);
  return { at, go };
}
