import type { ErrorCode } from "@trelyazh/protocol";
import enAnalysis from "./catalogues/en/analysis.json" with { type: "json" };
import enCards from "./catalogues/en/cards.json" with { type: "json" };
import enCommon from "./catalogues/en/common.json" with { type: "json" };
import enErrors from "./catalogues/en/errors.json" with { type: "json" };
import enLanding from "./catalogues/en/landing.json" with { type: "json" };
import enLobby from "./catalogues/en/lobby.json" with { type: "json" };
import enScore from "./catalogues/en/score.json" with { type: "json" };
import enSentences from "./catalogues/en/sentences.json" with { type: "json" };
import enTable from "./catalogues/en/table.json" with { type: "json" };
import ruAnalysis from "./catalogues/ru/analysis.json" with { type: "json" };
import ruCards from "./catalogues/ru/cards.json" with { type: "json" };
import ruCommon from "./catalogues/ru/common.json" with { type: "json" };
import ruErrors from "./catalogues/ru/errors.json" with { type: "json" };
import ruLanding from "./catalogues/ru/landing.json" with { type: "json" };
import ruLobby from "./catalogues/ru/lobby.json" with { type: "json" };
import ruScore from "./catalogues/ru/score.json" with { type: "json" };
import ruSentences from "./catalogues/ru/sentences.json" with { type: "json" };
import ruTable from "./catalogues/ru/table.json" with { type: "json" };
import type { Locale } from "./locale.ts";

/** A code without a text does not compile. */
type ErrorTexts = Record<ErrorCode, string>;

const ru = {
  analysis: ruAnalysis,
  cards: ruCards,
  common: ruCommon,
  errors: ruErrors satisfies ErrorTexts,
  landing: ruLanding,
  lobby: ruLobby,
  score: ruScore,
  sentences: ruSentences,
  table: ruTable,
};

const en = {
  analysis: enAnalysis,
  cards: enCards,
  common: enCommon,
  errors: enErrors satisfies ErrorTexts,
  landing: enLanding,
  lobby: enLobby,
  score: enScore,
  sentences: enSentences,
  table: enTable,
} satisfies Record<keyof typeof ru, object>;

/** All catalogues of a language; a key is `area.name`, and the areas are the files. */
export const CATALOGUES = { ru, en } satisfies Record<Locale, object>;
export type SourceCatalogue = typeof ru;
