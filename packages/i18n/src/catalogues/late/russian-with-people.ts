import conduct from "../ru/conduct.json" with { type: "json" };
import people from "../ru/people.json" with { type: "json" };

/** What is said of the people of the club, of friends and of those one does not meet. */
export const RUSSIAN_WITH_PEOPLE = { conduct, people };
