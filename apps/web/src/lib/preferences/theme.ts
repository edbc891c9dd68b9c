import { createPreference } from "./preferences.ts";

export const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

export const themePreference = createPreference<Theme>({
  key: "trelyazh.theme",
  values: THEMES,
  initial: () => "system",
});

/** Keeps the document in the chosen theme from now on. */
export function applyTheme(): void {
  const apply = () => {
    document.documentElement.dataset["theme"] = themePreference.get();
  };
  apply();
  themePreference.subscribe(apply);
}
