import { createPreference } from "../preference.ts";

/** How many colours the suits have. */
export const deckPreference = createPreference("deck", ["two", "four"], "two");

/** What the faces show: a drawing, or their index alone, as large as it can be. */
export const facesPreference = createPreference("faces", ["drawn", "large"], "drawn");

/** What hides the cards. */
export const backPreference = createPreference("back", ["trellis", "star"], "trellis");
