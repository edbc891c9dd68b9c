import { askedRules } from "#lib/rulebook/asked.ts";
import { boxUnderFinger } from "#lib/rulebook/nearest-term.ts";

const TERM = "a[data-term]";
/** What is pressed for itself. */
const PRESSED = "a, button, input, select, textarea, label, summary, [role=radio], [role=switch], [role=menuitem]";

/** The term that a finger means which has hit the text beside it; one that is out of sight cannot be meant. */
function termNear(hit: Element, { clientX: x, clientY: y }: MouseEvent): HTMLElement | null {
  if (hit.closest(PRESSED) !== null) return null;
  const words = [...(hit.closest(`:has(${TERM})`)?.querySelectorAll<HTMLElement>(TERM) ?? [])];
  const boxes = words.map((each) => each.getBoundingClientRect());
  const word = words[boxUnderFinger(boxes, { x, y }) ?? -1];
  if (word === undefined) return null;
  const { left, top, width, height } = word.getBoundingClientRect();
  return word.contains(document.elementFromPoint(left + width / 2, top + height / 2)) ? word : null;
}

function termMeantBy(event: MouseEvent): string | undefined {
  const { target } = event;
  if (!(target instanceof Element)) return undefined;
  const isFinger = event instanceof PointerEvent && event.pointerType === "touch";
  const word = target.closest<HTMLElement>(TERM) ?? (isFinger ? termNear(target, event) : null);
  return word?.dataset["term"];
}

/** Calls back whenever a term is pressed, which is asked about then. What a browser does with a link in its own ways stays its own. Returns what ends it. */
export function followTermPresses(onTerm: () => void): () => void {
  const ask = (event: MouseEvent) => {
    const term = termMeantBy(event);
    if (term === undefined || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    askedRules.set({ term });
    onTerm();
  };
  document.addEventListener("click", ask);
  return () => document.removeEventListener("click", ask);
}
