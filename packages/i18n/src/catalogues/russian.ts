import bots from "./ru/bots.json" with { type: "json" };
import cards from "./ru/cards.json" with { type: "json" };
import common from "./ru/common.json" with { type: "json" };
import landing from "./ru/landing.json" with { type: "json" };
import line from "./ru/line.json" with { type: "json" };
import offline from "./ru/offline.json" with { type: "json" };
import person from "./ru/person.json" with { type: "json" };
import repair from "./ru/repair.json" with { type: "json" };

/** What any page may say. The source of all keys: a key is `area.name`, and the areas are the files. */
export const RUSSIAN = {
  bots,
  cards,
  common,
  landing,
  line,
  offline,
  person,
  repair,
};
