import type { ErrorCode } from "@trelyazh/protocol";
import analysis from "./en/analysis.json" with { type: "json" };
import cards from "./en/cards.json" with { type: "json" };
import common from "./en/common.json" with { type: "json" };
import errors from "./en/errors.json" with { type: "json" };
import landing from "./en/landing.json" with { type: "json" };
import line from "./en/line.json" with { type: "json" };
import lobby from "./en/lobby.json" with { type: "json" };
import offline from "./en/offline.json" with { type: "json" };
import person from "./en/person.json" with { type: "json" };
import practice from "./en/practice.json" with { type: "json" };
import repair from "./en/repair.json" with { type: "json" };
import score from "./en/score.json" with { type: "json" };
import sentences from "./en/sentences.json" with { type: "json" };
import table from "./en/table.json" with { type: "json" };
import type { SourceCatalogue } from "./russian.ts";

export const ENGLISH = {
  analysis,
  cards,
  common,
  errors: errors satisfies Record<ErrorCode, string>,
  landing,
  line,
  lobby,
  offline,
  person,
  practice,
  repair,
  score,
  sentences,
  table,
} satisfies Record<keyof SourceCatalogue, object>;
