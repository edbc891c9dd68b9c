import type { RUSSIAN } from "./catalogues/russian.ts";
import type { RUSSIAN_AT_TABLES } from "./catalogues/russian-at-tables.ts";
import type { RUSSIAN_CONDITIONS } from "./catalogues/russian-conditions.ts";
import type { RUSSIAN_IN_CHAT } from "./catalogues/late/russian-in-chat.ts";
import type { RUSSIAN_IN_CHECKS } from "./catalogues/russian-in-checks.ts";
import type { RUSSIAN_IN_LESSONS } from "./catalogues/russian-in-lessons.ts";
import type { RUSSIAN_IN_LOBBY } from "./catalogues/russian-in-lobby.ts";
import type { RUSSIAN_IN_MODERATION } from "./catalogues/late/russian-in-moderation.ts";
import type { RUSSIAN_IN_WINDOWS } from "./catalogues/russian-in-windows.ts";
import type { RUSSIAN_OF_DATA } from "./catalogues/late/russian-of-data.ts";
import type { RUSSIAN_WITH_PEOPLE } from "./catalogues/late/russian-with-people.ts";

/** Keys are typed from the Russian catalogues: `t(($) => $.table.hand)`. */
declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "club";
    enableSelector: true;
    resources: {
      club: typeof RUSSIAN &
        typeof RUSSIAN_AT_TABLES &
        typeof RUSSIAN_CONDITIONS &
        typeof RUSSIAN_IN_CHAT &
        typeof RUSSIAN_IN_CHECKS &
        typeof RUSSIAN_IN_LESSONS &
        typeof RUSSIAN_IN_LOBBY &
        typeof RUSSIAN_IN_MODERATION &
        typeof RUSSIAN_IN_WINDOWS &
        typeof RUSSIAN_OF_DATA &
        typeof RUSSIAN_WITH_PEOPLE;
    };
  }
}
