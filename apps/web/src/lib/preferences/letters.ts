import { createPreference } from "./preferences.ts";

/** Whether what is typed plays: letters alone are pressed by voices and other helpers too. */
export const lettersPreference = createPreference<"on" | "off">({
  key: "trelyazh.letters",
  values: ["on", "off"],
  initial: () => "on",
});
