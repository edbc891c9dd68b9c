import { expect, type Locator, type Page } from "@playwright/test";
import { BY_POINTER } from "../lobby.ts";

/** What opens the plan of those who catch a misère; nobody else has it, and they have it once the hands lie open. */
export function planOpener(page: Page, { words } = BY_POINTER): Locator {
  return page.getByRole("button", { name: words.catchingPlan });
}

/** Opens the plan and returns it. */
export async function openPlan(page: Page, how = BY_POINTER): Promise<Locator> {
  await how.activate(planOpener(page, how));
  const plan = page.getByRole("dialog", { name: how.words.catchingPlan });
  await expect(plan).toBeVisible();
  return plan;
}

/** Returns the steps of an open plan, the first one first. */
export function stepsOf(plan: Locator): Locator {
  return plan.getByRole("listitem");
}
