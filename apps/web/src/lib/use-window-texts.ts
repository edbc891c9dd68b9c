import { learn } from "@trelyazh/i18n";
import type { i18n } from "i18next";
import { use } from "react";
import { useTranslation } from "react-i18next";

type LatePart = Extract<
  Parameters<typeof learn>[1],
  | "atTables"
  | "inWindows"
  | "inChat"
  | "inChecks"
  | "inLessons"
  | "conditions"
  | "withPeople"
  | "ofData"
  | "inModeration"
>;

/** By the store of its texts, as one asks for each part once: what does not come is missing, as code would be. */
const learnt = {
  atTables: new WeakMap<i18n["store"], Promise<void>>(),
  inWindows: new WeakMap<i18n["store"], Promise<void>>(),
  inChat: new WeakMap<i18n["store"], Promise<void>>(),
  inChecks: new WeakMap<i18n["store"], Promise<void>>(),
  inLessons: new WeakMap<i18n["store"], Promise<void>>(),
  conditions: new WeakMap<i18n["store"], Promise<void>>(),
  withPeople: new WeakMap<i18n["store"], Promise<void>>(),
  ofData: new WeakMap<i18n["store"], Promise<void>>(),
  inModeration: new WeakMap<i18n["store"], Promise<void>>(),
} satisfies Record<LatePart, object>;

/** Waits for texts that are not said at first, as `lazy` does for code: there is a `Suspense` around whatever says them. */
export function useLateTexts(part: LatePart): void {
  const { i18n } = useTranslation();
  const texts = learnt[part].get(i18n.store) ?? learn(i18n, part);
  learnt[part].set(i18n.store, texts);
  use(texts);
}

/** The same for those that are said in windows alone. */
export const useWindowTexts = (): void => useLateTexts("inWindows");
