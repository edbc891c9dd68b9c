import { learn } from "@trelyazh/i18n";
import type { i18n } from "i18next";
import { use } from "react";
import { useTranslation } from "react-i18next";

/** By the store of its texts, as one asks for it once: what does not come is missing, as code would be. */
const learnt = new WeakMap<i18n["store"], Promise<void>>();

/** Waits for the texts that are said in windows alone, as `lazy` does for code: there is a `Suspense` around each window. */
export function useWindowTexts(): void {
  const { i18n } = useTranslation();
  const texts = learnt.get(i18n.store) ?? learn(i18n, "inWindows");
  learnt.set(i18n.store, texts);
  use(texts);
}
