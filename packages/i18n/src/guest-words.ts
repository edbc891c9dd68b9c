import english from "./catalogues/en/person.json" with { type: "json" };
import russian from "./catalogues/ru/person.json" with { type: "json" };
import { agreeing } from "./person-name.ts";

/** Of what guests' names are made, in every language: first words, in each of their forms, and second ones. */
export const GUEST_WORDS: { readonly adjectives: readonly string[]; readonly birds: readonly string[] } = {
  adjectives: [russian, english].flatMap(({ guests }) =>
    guests.adjectives.split(" ").flatMap((adjective) => [adjective, agreeing(adjective, "сова")]),
  ),
  birds: [russian, english].flatMap(({ guests }) => guests.birds.split(" ")),
};
