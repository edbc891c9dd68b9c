import type { Card } from "@trelyazh/preferans";
import type { Wish } from "@trelyazh/table";
import { useTable } from "./table-context.ts";

function cardsOf(wish: Wish | null): readonly Card[] {
  if (wish === null) return [];
  if (wish.type === "playCard") return [wish.card];
  return wish.type === "order" || wish.type === "discard" ? wish.discard : [];
}

/** What is said or answered, besides cards. */
function wordOf(wish: Wish | null): string | boolean | null {
  switch (wish?.type) {
    case "call":
      return wish.call;
    case "order":
      return wish.contract;
    case "answerWhist":
      return wish.answer;
    case "chooseOpenness":
      return wish.open;
    case "answerOffer":
      return wish.accept;
    case "concede":
      return wish.type;
    default:
      return null;
  }
}

/** Follows whether the viewer is advised to take that card. */
export function useIsAdvisedCard(card: Card): true | undefined {
  return useTable(({ advised }) => cardsOf(advised).includes(card)) || undefined;
}

/** Follows what the viewer is advised to say; for attributes, so that what is not advised has none. */
export function useAdvisedWord(): (word: string | boolean) => true | undefined {
  const advised = useTable((scene) => wordOf(scene.advised));
  return (word) => word === advised || undefined;
}

/** Follows the level of the game that the viewer is advised to bid or to order; null where it is no game. */
export function useAdvisedLevel(): number | null {
  const word = useTable((scene) => wordOf(scene.advised));
  return typeof word === "string" && /^\d/.test(word) ? Number.parseInt(word, 10) : null;
}

/** How a button looks that is advised. */
export const ADVISED = "data-advised:outline-2 data-advised:outline-offset-2 data-advised:outline-(--felt-brass)";
