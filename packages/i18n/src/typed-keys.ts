import type { RUSSIAN } from "./catalogues/russian.ts";
import type { RUSSIAN_AT_TABLES } from "./catalogues/russian-at-tables.ts";

/** Keys are typed from the Russian catalogues: `t(($) => $.table.hand)`. */
declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "club";
    enableSelector: true;
    resources: { club: typeof RUSSIAN & typeof RUSSIAN_AT_TABLES };
  }
}
