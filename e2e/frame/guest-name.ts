import english from "../../packages/i18n/src/catalogues/en/person.json" with { type: "json" };

/** What guests are called who have not said their name: a bird, with a property. A source for patterns. */
export const GUEST_NAME = `[A-Z][a-z]+ (?:${english.guests.birds.replaceAll(" ", "|")})`;
