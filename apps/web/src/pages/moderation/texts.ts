import { learn } from "@trelyazh/i18n";
import type { Speaking } from "../first-data.ts";

/** Waits for what the pages around reports say; strangers are asked in as on the pages of people. */
export async function learnToSpeakOfModeration({ texts }: Speaking): Promise<void> {
  await Promise.all([learn(texts, "inModeration"), learn(texts, "withPeople")]);
}
