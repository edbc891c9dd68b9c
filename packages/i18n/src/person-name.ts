import { DELETED_NAME } from "@trelyazh/table";
import type { Translate } from "./create-i18n.ts";

/** Returns a person's name as a viewer reads it: those whom the club has only numbered, guests and bots, have one in the viewer's language. */
export function personName(t: Translate, name: string): string {
  if (name === DELETED_NAME) return t(($) => $.person.deleted);
  const numbered = /^(Guest|Bot) (\d+)$/.exec(name);
  const number = numbered?.[2];
  if (number === undefined) return name;
  return numbered?.[1] === "Guest" ? guestName(t, Number(number)) : t(($) => $.common.botName, { number });
}

/** Each guest is a bird with a property of its own: the same one in every language, by their number. */
function guestName(t: Translate, number: number): string {
  const adjectives = t(($) => $.person.guests.adjectives).split(" ");
  const birds = t(($) => $.person.guests.birds).split(" ");
  // A rest is within the list.
  const bird = birds[Math.floor(number / adjectives.length) % birds.length] ?? "";
  const adjective = agreeing(adjectives[number % adjectives.length] ?? "", bird);
  return `${adjective.charAt(0).toUpperCase()}${adjective.slice(1)} ${bird}`;
}

/** Russian birds that end in a vowel are feminine, and so is what is said of them. */
export function agreeing(adjective: string, bird: string): string {
  return /[ая]$/u.test(bird) ? adjective.replace(/[ыио]й$/u, "ая") : adjective;
}
