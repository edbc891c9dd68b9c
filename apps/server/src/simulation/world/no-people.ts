import { ClubError } from "../../club-error.ts";
import type { People } from "../../people/people.router.ts";

const refuse = () => Promise.reject(new ClubError("NOT_FOUND"));

/** In the simulated club nobody has anything to do with anybody but at tables. */
export const NO_PEOPLE: People = {
  change: refuse,
  person: refuse,
  wishes: refuse,
  describe: refuse,
  note: refuse,
  news: refuse,
  invite: refuse,
  answerInvitation: refuse,
};
