import { useEffect, type RefObject } from "react";
import { readingOf, type Reading } from "./chapters.ts";

/** Turns to a chapter where one of its links is pressed; each is an address too, and opens in a tab of its own as any link does. */
export function useChapterLinks(
  place: RefObject<HTMLElement | null>,
  turn: (to: Reading, anchor: string) => void,
): void {
  useEffect(() => {
    const { current } = place;
    const follow = (event: MouseEvent) => {
      const pressed =
        event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a[data-chapter]") : null;
      const name = pressed?.dataset["chapter"];
      const reading = readingOf(name === "index" ? undefined : name);
      if (pressed === null || reading === null || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      turn(reading, pressed.hash.slice(1));
    };
    current?.addEventListener("click", follow);
    return () => current?.removeEventListener("click", follow);
  }, [place, turn]);
}
