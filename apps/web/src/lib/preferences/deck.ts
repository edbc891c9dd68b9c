import { createPreference } from "./preferences.ts";

/** How many colours the suits have. */
export const DECKS = ["two", "four"] as const;
type Deck = (typeof DECKS)[number];

export const deckPreference = createPreference<Deck>({
  key: "trelyazh.deck",
  values: DECKS,
  initial: () => "two",
});

/** What the faces show: a drawing, or their index alone, as large as it can be. */
export const FACES = ["drawn", "large"] as const;
type Faces = (typeof FACES)[number];

export const facesPreference = createPreference<Faces>({
  key: "trelyazh.faces",
  values: FACES,
  initial: () => "drawn",
});

/** What hides the cards. */
export const BACKS = ["trellis", "star"] as const;
type Back = (typeof BACKS)[number];

export const backPreference = createPreference<Back>({
  key: "trelyazh.back",
  values: BACKS,
  initial: () => "trellis",
});
