import { ClubError } from "../../club-error.ts";
import type { ConductFeature } from "../../conduct/conduct.router.ts";
import type { Seeking } from "../../seeking/seek.router.ts";
import type { People } from "../../people/people.router.ts";

const refuse = () => Promise.reject(new ClubError("NOT_FOUND"));

/** In the simulated club nobody has anything to do with anybody but at tables. */
export const NO_PEOPLE: People = {
  change: refuse,
  person: refuse,
  wishes: refuse,
  pictures: refuse,
  describe: refuse,
  note: refuse,
  news: refuse,
  invite: refuse,
  answerInvitation: refuse,
};

/** And nobody is remembered for how they play. */
export const NO_CONDUCT: ConductFeature = { leaving: refuse, rates: refuse, lobby: refuse };
/** Nor does anybody leave it to the club where they sit. */
export const NO_SEEKING: Seeking = { outlook: refuse, follow: refuse, leave: refuse };
