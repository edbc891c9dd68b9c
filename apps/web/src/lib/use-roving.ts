import { useState, type KeyboardEvent } from "react";

interface Roving {
  /** Where the tab order enters. */
  readonly first?: number;
  /** How many stand in a row; where nothing stands under another, up and down go along as well. */
  readonly columns?: number;
}

function step(key: string, columns: number | undefined): number | null {
  switch (key) {
    case "ArrowRight":
      return 1;
    case "ArrowLeft":
      return -1;
    case "ArrowDown":
      return columns ?? -1;
    case "ArrowUp":
      return columns === undefined ? 1 : -columns;
    default:
      return null;
  }
}

/** Returns where a key leads from one of so many places; null where it leads nowhere. A single row has no end. */
export function nextStop(
  key: string,
  from: number,
  { count, columns }: { count: number; columns?: number | undefined },
) {
  if (key === "Home") return 0;
  if (key === "End") return count - 1;
  const by = step(key, columns);
  if (by === null) return null;
  const next = from + by;
  return columns === undefined ? (next + count) % count : Math.min(Math.max(next, 0), count - 1);
}

/**
 * One tab stop for many controls, each marked with `data-stop`, in an element that is marked with `data-stops`: arrows, Home and
 * End go from one to the next, and the tab order comes back to where it left.
 */
export function useRoving(count: number, { first = 0, columns }: Roving = {}) {
  const [chosen, setCurrent] = useState<number | null>(null);
  const current = Math.min(chosen ?? first, count - 1);
  return {
    current,
    setCurrent,
    tabIndexOf: (index: number) => (index === current ? 0 : -1),
    onKeyDown: (event: KeyboardEvent<Element>) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const all = event.currentTarget.closest("[data-stops]");
      const stops = [...(all?.querySelectorAll<HTMLElement | SVGElement>("[data-stop]") ?? [])];
      // What is folded away is passed over.
      const shown = stops.filter((stop) => stop.checkVisibility());
      const from = shown.findIndex((stop) => stop === document.activeElement);
      const next = nextStop(event.key, Math.max(from, 0), { count: shown.length, columns });
      const target = next === null ? undefined : shown[next];
      if (target === undefined) return;
      event.preventDefault();
      setCurrent(stops.indexOf(target));
      target.focus();
    },
  };
}
