import hints from "./en/hints.json" with { type: "json" };
import lessons from "./en/lessons.json" with { type: "json" };
import type { RUSSIAN_IN_LESSONS } from "./russian-in-lessons.ts";

export const ENGLISH_IN_LESSONS = { hints, lessons } satisfies Record<keyof typeof RUSSIAN_IN_LESSONS, object>;
