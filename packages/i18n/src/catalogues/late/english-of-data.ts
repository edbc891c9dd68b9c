import data from "../en/data.json" with { type: "json" };
import type { RUSSIAN_OF_DATA } from "./russian-of-data.ts";

export const ENGLISH_OF_DATA = { data } satisfies Record<keyof typeof RUSSIAN_OF_DATA, object>;
