import { PRESET_NAMES } from "@trelyazh/preferans";
import { SeekTerms } from "@trelyazh/protocol";
import { expect, test } from "vitest";
import { ANY, COMPANIES, CONVENTIONS, PACES_TO_CHOOSE, PLAYERS, termsOf, withBotsAlone } from "./choices.ts";

test("whatever is chosen, the club understands it", () => {
  const companions = PLAYERS.flatMap((players) => COMPANIES.map((company) => ({ players, company })));
  const tables = CONVENTIONS.flatMap((convention) => PACES_TO_CHOOSE.map((pace) => ({ convention, pace })));
  for (const table of tables)
    for (const company of companions) {
      const terms = termsOf({ ...table, ...company });
      expect(SeekTerms.parse(terms)).toEqual(terms);
      expect(withBotsAlone(terms)).toMatchObject({ bots: terms.players - 1, settings: { players: terms.players } });
    }
});

test("who minds nothing plays the usual at the usual pace, if nobody else wants something else", () => {
  const { conventions, paces } = termsOf({ convention: ANY, players: "3", pace: ANY, company: "people" });
  expect([conventions, paces[0], paces.length]).toEqual([PRESET_NAMES, "usual", 3]);
});
