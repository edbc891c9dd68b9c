import { createPreference } from "../preference.ts";

export const themePreference = createPreference("theme", ["system", "light", "dark"], "system");

/** Keeps the document in the chosen theme from now on. */
export function applyTheme(): void {
  const apply = () => {
    document.documentElement.dataset["theme"] = themePreference.get();
  };
  apply();
  themePreference.subscribe(apply);
}
