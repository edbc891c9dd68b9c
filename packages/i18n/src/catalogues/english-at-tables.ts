import type { ErrorCode } from "@trelyazh/protocol";
import analysis from "./en/analysis.json" with { type: "json" };
import conventions from "./en/conventions.json" with { type: "json" };
import errors from "./en/errors.json" with { type: "json" };
import hosting from "./en/hosting.json" with { type: "json" };
import practice from "./en/practice.json" with { type: "json" };
import score from "./en/score.json" with { type: "json" };
import sentences from "./en/sentences.json" with { type: "json" };
import table from "./en/table.json" with { type: "json" };
import type { RUSSIAN_AT_TABLES } from "./russian-at-tables.ts";

export const ENGLISH_AT_TABLES = {
  analysis,
  conventions,
  errors: errors satisfies Record<ErrorCode, string>,
  hosting,
  practice,
  score,
  sentences,
  table,
} satisfies Record<keyof typeof RUSSIAN_AT_TABLES, object>;
