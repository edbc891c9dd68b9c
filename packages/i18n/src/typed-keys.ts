import type { SourceCatalogue } from "./catalogues/russian.ts";

/** Keys are typed from the Russian catalogues: `t(($) => $.table.hand)`. */
declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "club";
    enableSelector: true;
    resources: { club: SourceCatalogue };
  }
}
