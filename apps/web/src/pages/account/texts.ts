import { learn } from "@trelyazh/i18n";
import type { Speaking } from "../first-data.ts";

/** Waits for what the pages of one's own account say; refusals stand at their fields. */
export async function learnToSpeakOfAccounts({ texts }: Speaking): Promise<void> {
  await Promise.all([learn(texts, "atTables"), learn(texts, "inWindows")]);
}
