import { createInstance, type i18n, type TFunction } from "i18next";
import { LOCALES, type Locale } from "./locale.ts";
import { CATALOGUES } from "./resources.ts";
import "./typed-keys.ts";

export type Translate = TFunction;

/** Makes an independent i18next instance with every catalogue loaded; `changeLanguage` switches it live. */
export function createI18n(locale: Locale): i18n {
  const instance = createInstance({
    lng: locale,
    fallbackLng: "ru",
    supportedLngs: [...LOCALES],
    defaultNS: "club",
    ns: ["club"],
    resources: { ru: { club: CATALOGUES.ru }, en: { club: CATALOGUES.en } },
    // React escapes by itself; in logs and speech an escaped apostrophe would be wrong.
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  void instance.init();
  return instance;
}
