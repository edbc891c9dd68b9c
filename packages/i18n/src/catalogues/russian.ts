import type { ErrorCode } from "@trelyazh/protocol";
import analysis from "./ru/analysis.json" with { type: "json" };
import cards from "./ru/cards.json" with { type: "json" };
import common from "./ru/common.json" with { type: "json" };
import errors from "./ru/errors.json" with { type: "json" };
import landing from "./ru/landing.json" with { type: "json" };
import line from "./ru/line.json" with { type: "json" };
import lobby from "./ru/lobby.json" with { type: "json" };
import offline from "./ru/offline.json" with { type: "json" };
import person from "./ru/person.json" with { type: "json" };
import practice from "./ru/practice.json" with { type: "json" };
import repair from "./ru/repair.json" with { type: "json" };
import score from "./ru/score.json" with { type: "json" };
import sentences from "./ru/sentences.json" with { type: "json" };
import table from "./ru/table.json" with { type: "json" };

/** The source of all keys; a key is `area.name`, and the areas are the files. A code without a text does not compile. */
export const RUSSIAN = {
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
};
export type SourceCatalogue = typeof RUSSIAN;
