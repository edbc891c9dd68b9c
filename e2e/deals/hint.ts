import type { Page } from "@playwright/test";
import { expect } from "../fixtures.ts";

/** What a bot says of any decision: what it would do, and what that is worth to it. */
const ANY_HINT = /In whists: |No other card may be played/;

/** Asks what a bot would do in the decision that is due, looks at the answer, and puts it away. */
export async function expectHint(page: Page, says: RegExp, ask: () => Promise<void>): Promise<void> {
  await ask();
  const hint = page.getByRole("status").filter({ hasText: ANY_HINT });
  await expect(hint).toContainText(says);
  await hint.getByRole("button", { name: "Close" }).click();
  await expect(hint).toBeHidden();
}
