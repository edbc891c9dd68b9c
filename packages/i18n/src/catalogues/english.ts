import bots from "./en/bots.json" with { type: "json" };
import cards from "./en/cards.json" with { type: "json" };
import common from "./en/common.json" with { type: "json" };
import landing from "./en/landing.json" with { type: "json" };
import line from "./en/line.json" with { type: "json" };
import offline from "./en/offline.json" with { type: "json" };
import person from "./en/person.json" with { type: "json" };
import repair from "./en/repair.json" with { type: "json" };
import type { RUSSIAN } from "./russian.ts";

export const ENGLISH = {
  bots,
  cards,
  common,
  landing,
  line,
  offline,
  person,
  repair,
} satisfies Record<keyof typeof RUSSIAN, object>;
