import { useCallback, useEffect, useLayoutEffect, useRef, type RefObject } from "react";

/** So near to the end a list counts as being there. */
const NEAR_PX = 32;

/** What scrolls a list: itself, or what it lies in. */
function scrollerOf(list: HTMLElement | null): HTMLElement | null {
  // What is not shown lies in nothing that scrolls.
  if (list?.getClientRects().length === 0) return null;
  for (let each = list; each !== null; each = each.parentElement) {
    if (each.scrollHeight > each.clientHeight + 1 && getComputedStyle(each).overflowY === "auto") return each;
  }
  return null;
}

const farFromEnd = ({ scrollHeight, scrollTop, clientHeight }: HTMLElement) => scrollHeight - scrollTop - clientHeight;

/**
 * Opens a list at its end and keeps it there as it grows, until somebody scrolls away. What they read then stays where it is:
 * `first`, the number of the list's first line, tells when lines have come before it.
 */
export function useNewestInSight(
  list: RefObject<HTMLElement | null>,
  { first, last }: { first: number; last: number },
): void {
  const fromEnd = useRef(0);
  const shownFirst = useRef(first);
  const settle = useCallback(() => {
    const scroller = scrollerOf(list.current);
    if (scroller === null) return;
    if (fromEnd.current <= NEAR_PX) fromEnd.current = 0;
    // Lines after what is read move nothing.
    else if (shownFirst.current === first) fromEnd.current = farFromEnd(scroller);
    shownFirst.current = first;
    scroller.scrollTop = scroller.scrollHeight - scroller.clientHeight - fromEnd.current;
  }, [list, first]);
  useLayoutEffect(settle, [settle, last]);
  useEffect(() => {
    const element = list.current;
    if (element === null) return undefined;
    // Whatever scrolls, it tells nobody above; only on its way down can it be heard.
    const listening = new AbortController();
    const note = () => {
      const scroller = scrollerOf(element);
      if (scroller !== null) fromEnd.current = farFromEnd(scroller);
    };
    document.addEventListener("scroll", note, { capture: true, passive: true, signal: listening.signal });
    const sizes = new ResizeObserver(settle);
    sizes.observe(element);
    return () => {
      listening.abort();
      sizes.disconnect();
    };
  }, [list, settle]);
}
