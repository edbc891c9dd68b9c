import { GUEST_WORDS } from "@trelyazh/i18n";
import { skeletonOf } from "@trelyazh/protocol";

const [ADJECTIVES, BIRDS] = [GUEST_WORDS.adjectives, GUEST_WORDS.birds].map((words) => new Set(words.map(skeletonOf)));

/** Says whether a name reads like one that the club gives to guests: pages tell those in words of their reader's language. */
export function readsLikeGuest(name: string): boolean {
  const [adjective = "", bird = "", ...more] = name.split(/[ \-_.]+/u).map(skeletonOf);
  return more.length === 0 && ADJECTIVES?.has(adjective) === true && BIRDS?.has(bird) === true;
}
