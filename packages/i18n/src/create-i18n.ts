import { createInstance, type i18n, type TFunction } from "i18next";
import { LOCALES, type Locale } from "./locale.ts";
import "./typed-keys.ts";

export type Translate = TFunction;

/** Each language is a module of its own: a browser loads the one that is spoken, and another when it is asked for. */
const CATALOGUES = {
  ru: async () => (await import("./catalogues/russian.ts")).RUSSIAN,
  en: async () => (await import("./catalogues/english.ts")).ENGLISH,
} satisfies Record<Locale, () => Promise<object>>;

const NAMESPACE = "club";

/** Makes an independent i18next instance that speaks one language; `speak` teaches it another. */
export async function createI18n(locale: Locale): Promise<i18n> {
  const instance = createInstance({
    lng: locale,
    // A catalogue has every text: there is nothing to fall back on, and no second language to load for it.
    fallbackLng: false,
    supportedLngs: [...LOCALES],
    defaultNS: NAMESPACE,
    ns: [NAMESPACE],
    resources: { [locale]: { [NAMESPACE]: await CATALOGUES[locale]() } },
    // React escapes by itself; in logs and speech an escaped apostrophe would be wrong.
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  await instance.init();
  return instance;
}

/** Switches to a language as soon as its texts are here; rejects and changes nothing when they cannot be had. */
export async function speak(instance: i18n, locale: Locale): Promise<void> {
  if (!instance.hasResourceBundle(locale, NAMESPACE))
    instance.addResourceBundle(locale, NAMESPACE, await CATALOGUES[locale]());
  await instance.changeLanguage(locale);
}
