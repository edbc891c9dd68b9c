import { createInstance, type i18n, type TFunction } from "i18next";
import { LOCALES, type Locale } from "./locale.ts";
import "./typed-keys.ts";

export type Translate = TFunction;

/**
 * What any page may say; what only pages with a table say, or any when the club has refused something; what only the list of
 * tables says; what is said in windows that somebody has to open, and on the pages of one's own account; what is said of deals
 * that are checked; what is said around what people say to each other; what explains the game to those who learn it; what tells
 * of conventions, setting by setting, and stands around the rules; what is said of people; what is said of one's own data;
 * and of reports, and what moderators do about them.
 */
export const PARTS = [
  "everywhere",
  "atTables",
  "inLobby",
  "inWindows",
  "inChecks",
  "inChat",
  "inLessons",
  "conditions",
  "withPeople",
  "ofData",
  "inModeration",
] as const;
export type Part = (typeof PARTS)[number];

/** Each part of each language is a module of its own: a browser loads what its page says in the language that is spoken. */
const CATALOGUES = {
  ru: {
    everywhere: async () => (await import("./catalogues/russian.ts")).RUSSIAN,
    atTables: async () => (await import("./catalogues/russian-at-tables.ts")).RUSSIAN_AT_TABLES,
    inLobby: async () => (await import("./catalogues/russian-in-lobby.ts")).RUSSIAN_IN_LOBBY,
    inWindows: async () => (await import("./catalogues/russian-in-windows.ts")).RUSSIAN_IN_WINDOWS,
    inChecks: async () => (await import("./catalogues/russian-in-checks.ts")).RUSSIAN_IN_CHECKS,
    inChat: async () => (await import("./catalogues/late/russian-in-chat.ts")).RUSSIAN_IN_CHAT,
    inLessons: async () => (await import("./catalogues/russian-in-lessons.ts")).RUSSIAN_IN_LESSONS,
    conditions: async () => (await import("./catalogues/russian-conditions.ts")).RUSSIAN_CONDITIONS,
    withPeople: async () => (await import("./catalogues/late/russian-with-people.ts")).RUSSIAN_WITH_PEOPLE,
    ofData: async () => (await import("./catalogues/late/russian-of-data.ts")).RUSSIAN_OF_DATA,
    inModeration: async () => (await import("./catalogues/late/russian-in-moderation.ts")).RUSSIAN_IN_MODERATION,
  },
  en: {
    everywhere: async () => (await import("./catalogues/english.ts")).ENGLISH,
    atTables: async () => (await import("./catalogues/english-at-tables.ts")).ENGLISH_AT_TABLES,
    inLobby: async () => (await import("./catalogues/english-in-lobby.ts")).ENGLISH_IN_LOBBY,
    inWindows: async () => (await import("./catalogues/english-in-windows.ts")).ENGLISH_IN_WINDOWS,
    inChecks: async () => (await import("./catalogues/english-in-checks.ts")).ENGLISH_IN_CHECKS,
    inChat: async () => (await import("./catalogues/late/english-in-chat.ts")).ENGLISH_IN_CHAT,
    inLessons: async () => (await import("./catalogues/english-in-lessons.ts")).ENGLISH_IN_LESSONS,
    conditions: async () => (await import("./catalogues/english-conditions.ts")).ENGLISH_CONDITIONS,
    withPeople: async () => (await import("./catalogues/late/english-with-people.ts")).ENGLISH_WITH_PEOPLE,
    ofData: async () => (await import("./catalogues/late/english-of-data.ts")).ENGLISH_OF_DATA,
    inModeration: async () => (await import("./catalogues/late/english-in-moderation.ts")).ENGLISH_IN_MODERATION,
  },
} satisfies Record<Locale, Record<Part, () => Promise<object>>>;

const NAMESPACE = "club";

async function load(locale: Locale, parts: Iterable<Part>): Promise<object> {
  const loaded = await Promise.all(Array.from(parts, (part) => CATALOGUES[locale][part]()));
  return Object.assign({}, ...loaded) as object; // the areas of two parts are different files
}

/** What an instance knows: each of the parts in each of the languages. */
interface Knowledge {
  readonly parts: Set<Part>;
  readonly locales: Set<Locale>;
  /** What it is learning now: a language and a part that are asked for together must learn of each other. */
  learning: Promise<void>;
}

/** By the store of its texts: the same instance may come in wrappings. */
const known = new WeakMap<i18n["store"], Knowledge>();

/** Does something when all that the instance was learning before is done or given up. */
function afterwards(instance: i18n, step: (knowledge: Knowledge) => Promise<void>): Promise<void> {
  const knowledge = known.get(instance.store);
  if (knowledge === undefined) throw new Error("not an instance of createI18n");
  const take = () => step(knowledge);
  knowledge.learning = knowledge.learning.then(take, take);
  return knowledge.learning;
}

/** Makes an independent i18next instance that speaks one language; `speak` teaches it another, `learn` another part. */
export async function createI18n(locale: Locale, parts: readonly Part[] = PARTS): Promise<i18n> {
  const instance = createInstance({
    lng: locale,
    // A catalogue has every text: there is nothing to fall back on, and no second language to load for it.
    fallbackLng: false,
    supportedLngs: [...LOCALES],
    defaultNS: NAMESPACE,
    ns: [NAMESPACE],
    resources: { [locale]: { [NAMESPACE]: await load(locale, parts) } },
    // React escapes by itself; in logs and speech an escaped apostrophe would be wrong.
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  await instance.init();
  const learning = Promise.resolve();
  known.set(instance.store, { parts: new Set(parts), locales: new Set([locale]), learning });
  return instance;
}

/** Switches to a language as soon as its texts are here; rejects and changes nothing when they cannot be had. */
export function speak(instance: i18n, locale: Locale): Promise<void> {
  return afterwards(instance, async ({ parts, locales }) => {
    if (!locales.has(locale)) {
      instance.addResourceBundle(locale, NAMESPACE, await load(locale, parts), true);
      locales.add(locale);
    }
    await instance.changeLanguage(locale);
  });
}

/** Makes a part's texts known, in every language that the instance knows; rejects when they cannot be had. */
export function learn(instance: i18n, part: Part): Promise<void> {
  return afterwards(instance, async ({ parts, locales }) => {
    if (parts.has(part)) return;
    const bundles = await Promise.all(
      Array.from(locales, async (locale) => [locale, await load(locale, [part])] as const),
    );
    for (const [locale, bundle] of bundles) instance.addResourceBundle(locale, NAMESPACE, bundle, true);
    parts.add(part);
  });
}
