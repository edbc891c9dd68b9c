import conduct from "../ru/conduct.json" with { type: "json" };
import people from "../ru/people.json" with { type: "json" };
import pulyas from "../ru/pulyas.json" with { type: "json" };

/** What is said of the people of the club, of friends and of those one does not meet, and of what was played with them. */
export const RUSSIAN_WITH_PEOPLE = { conduct, people, pulyas };
