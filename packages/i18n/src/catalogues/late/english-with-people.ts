import conduct from "../en/conduct.json" with { type: "json" };
import people from "../en/people.json" with { type: "json" };
import pulyas from "../en/pulyas.json" with { type: "json" };

export const ENGLISH_WITH_PEOPLE = { conduct, people, pulyas };
