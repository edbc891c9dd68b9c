import data from "../ru/data.json" with { type: "json" };

/** What is said of one's own data, on the page where one asks for them and in the file. */
export const RUSSIAN_OF_DATA = { data };
