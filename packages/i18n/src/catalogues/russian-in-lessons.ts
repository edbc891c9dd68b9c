import lessons from "./ru/lessons.json" with { type: "json" };

/** What explains the game to those who learn it. */
export const RUSSIAN_IN_LESSONS = { lessons };
