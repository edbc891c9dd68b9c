import { isDeepStrictEqual } from "node:util";
import { isCard, viewFor, type Pulya, type Seat } from "@trelyazh/preferans";

/** The most cards that a command names: what whoever won the auction lays aside. */
const CARDS_OF_A_COMMAND = 2;

/** Words that look like cards but are games: `7s` may be either. */
const GAME_KEYS = new Set(["call", "contract", "bid"]);

/**
 * Whether texts that nodes tell each other, beside what they send to readers of tables, say more of cards than they may: a
 * bot's question what its own seat sees, everything else what a member wants to do with some of their own.
 */
export function isIndiscreet(name: string, texts: readonly string[]): boolean {
  return texts.some((text) => {
    if (text === "") return false;
    const value: unknown = JSON.parse(text);
    if (text.includes("serverSeed") || text.includes("nextSeed")) return true;
    if (name === "bots.think") return !isOwnView(value);
    return new Set(cardsIn(value)).size > CARDS_OF_A_COMMAND;
  });
}

/** A seat's view is one in which that seat sees nothing less when it is hidden from it once more. */
function isOwnView(question: unknown): boolean {
  // A view has the shape of what it is one of.
  const { view, seat } = question as { readonly view: Pulya; readonly seat: Seat };
  return isDeepStrictEqual(JSON.parse(JSON.stringify(viewFor(view, seat))), view);
}

function cardsIn(value: unknown): readonly string[] {
  if (typeof value === "string") return isCard(value) ? [value] : [];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => (GAME_KEYS.has(key) ? [] : cardsIn(part)));
}
