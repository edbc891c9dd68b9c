import {
  DENOMINATIONS,
  LEVELS,
  type Call,
  type Card,
  type Game,
  type Legal,
  type WhistAnswer,
} from "@trelyazh/preferans";

/** What somebody has typed in full. */
export type TypedChoice =
  | { readonly kind: "card"; readonly card: Card }
  | { readonly kind: "call"; readonly call: Call }
  | { readonly kind: "contract"; readonly contract: Game }
  | { readonly kind: "whist"; readonly answer: WhistAnswer }
  | { readonly kind: "openness"; readonly open: boolean };

/** What has been typed so far, and what it comes to. */
export interface TypedStep {
  readonly typed: string;
  readonly choice: TypedChoice | null;
}

type Words = ReadonlyMap<string, TypedChoice>;

/* Each sign by its Latin letters and by those of Russian cards, whichever language the page speaks. */
const RANKS = {
  7: ["7"],
  8: ["8"],
  9: ["9"],
  T: ["t", "10"],
  J: ["j", "в"],
  Q: ["q", "д"],
  K: ["k", "к"],
  A: ["a", "т"],
} as const;
const SUITS = { s: ["s", "п"], c: ["c", "т"], d: ["d", "б"], h: ["h", "ч"] } as const;
const NO_TRUMP = ["n", "к"] as const;

const SUIT_LETTERS = ["s", "c", "d", "h"] as const;
const RANK_LETTERS = ["7", "8", "9", "T", "J", "Q", "K", "A"] as const;

function joined(heads: readonly string[], tails: readonly string[]): readonly string[] {
  return heads.flatMap((head) => tails.map((tail) => `${head}${tail}`));
}

const CARDS: readonly (readonly [string, TypedChoice])[] = RANK_LETTERS.flatMap((rank) =>
  SUIT_LETTERS.flatMap((suit) =>
    joined(RANKS[rank], SUITS[suit]).map((word) => [word, { kind: "card", card: `${rank}${suit}` }] as const),
  ),
);

const GAME_WORDS: readonly (readonly [string, Game])[] = LEVELS.flatMap((level) =>
  DENOMINATIONS.flatMap((denomination) => {
    const letters = denomination === "n" ? NO_TRUMP : SUITS[denomination];
    return joined([String(level)], letters).map((word) => [word, `${level}${denomination}`] as const);
  }),
);

const CONTRACTS = GAME_WORDS.map(([word, contract]) => [word, { kind: "contract", contract }] as const);

const CALLS: Words = new Map<string, TypedChoice>([
  ...GAME_WORDS.map(([word, call]) => [word, { kind: "call", call }] as const),
  ...["p", "п"].map((word) => [word, { kind: "call", call: "pass" }] as const),
  ...["h", "з"].map((word) => [word, { kind: "call", call: "hold" }] as const),
  ...["misere", "мизер"].map((word) => [word, { kind: "call", call: "misere" }] as const),
]);

const ANSWERS: Words = new Map<string, TypedChoice>([
  ...["p", "п"].map((word) => [word, { kind: "whist", answer: "pass" }] as const),
  ...["w", "в"].map((word) => [word, { kind: "whist", answer: "whist" }] as const),
  ...["h", "л"].map((word) => [word, { kind: "whist", answer: "half" }] as const),
]);

const OPENNESS: Words = new Map<string, TypedChoice>([
  ...["o", "l", "с"].map((word) => [word, { kind: "openness", open: true }] as const),
  ...["d", "т"].map((word) => [word, { kind: "openness", open: false }] as const),
]);

const CARDS_ALONE: Words = new Map(CARDS);
// "7s" is a card and a contract: what is still missing is meant.
const CARDS_FIRST: Words = new Map([...CONTRACTS, ...CARDS]);
const CONTRACT_FIRST: Words = new Map([...CARDS, ...CONTRACTS]);
const NOTHING: Words = new Map();

function wordsFor(kind: Legal["kind"], isDiscardComplete: boolean): Words {
  switch (kind) {
    case "call":
      return CALLS;
    case "whist":
      return ANSWERS;
    case "openness":
      return OPENNESS;
    case "order":
      return isDiscardComplete ? CONTRACT_FIRST : CARDS_FIRST;
    case "discard":
    case "play":
      return CARDS_ALONE;
    case "none":
      return NOTHING;
  }
}

function take(words: Words, typed: string): TypedStep | null {
  const choice = words.get(typed);
  if (choice !== undefined) return { typed: "", choice };
  return [...words.keys()].some((word) => word.startsWith(typed)) ? { typed, choice: null } : null;
}

interface Asked {
  readonly kind: Legal["kind"];
  /** Have two cards been picked for the discard? */
  readonly isDiscardComplete: boolean;
}

/**
 * Takes a key into what has been typed: cards ("th", "10h", "дп"), bids ("6s", "8к" for no-trump, "мизер"), and letters for what
 * is answered in a word. A key that does not fit begins anew.
 */
export function typeKey(typed: string, key: string, { kind, isDiscardComplete }: Asked): TypedStep {
  const words = wordsFor(kind, isDiscardComplete);
  if (key.length !== 1) return { typed: key === "Shift" ? typed : "", choice: null };
  const letter = key.toLowerCase();
  return take(words, `${typed}${letter}`) ?? take(words, letter) ?? { typed: "", choice: null };
}
