import hints from "./ru/hints.json" with { type: "json" };
import lessons from "./ru/lessons.json" with { type: "json" };

/** What explains the game to those who learn it: the lessons, and hints at a table. */
export const RUSSIAN_IN_LESSONS = { hints, lessons };
