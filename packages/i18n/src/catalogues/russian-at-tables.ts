import type { ErrorCode } from "@trelyazh/protocol";
import analysis from "./ru/analysis.json" with { type: "json" };
import conventions from "./ru/conventions.json" with { type: "json" };
import errors from "./ru/errors.json" with { type: "json" };
import hosting from "./ru/hosting.json" with { type: "json" };
import practice from "./ru/practice.json" with { type: "json" };
import score from "./ru/score.json" with { type: "json" };
import sentences from "./ru/sentences.json" with { type: "json" };
import table from "./ru/table.json" with { type: "json" };

/** What only pages with a table say, and what the club refuses with. A code without a text does not compile. */
export const RUSSIAN_AT_TABLES = {
  analysis,
  conventions,
  errors: errors satisfies Record<ErrorCode, string>,
  hosting,
  practice,
  score,
  sentences,
  table,
};
