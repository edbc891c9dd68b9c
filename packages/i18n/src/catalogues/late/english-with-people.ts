import people from "../en/people.json" with { type: "json" };

export const ENGLISH_WITH_PEOPLE = { people };
