import type { Page } from "@playwright/test";

interface Conditions {
  readonly bots: 0 | 1 | 2;
  readonly pool?: 4 | 10 | 20;
}

/** Sets a new table through the lobby's form and waits until its page is there. */
export async function setTable(page: Page, { bots, pool = 4 }: Conditions): Promise<void> {
  await page.goto("/lobby");
  await page.getByRole("button", { name: "New table" }).click();
  const form = page.getByRole("dialog", { name: "New table" });
  await form
    .getByRole("radiogroup", { name: "Bots" })
    .getByRole("radio", { name: String(bots) })
    .click();
  await form
    .getByRole("radiogroup", { name: "Pool" })
    .getByRole("radio", { name: String(pool), exact: true })
    .click();
  await form.getByRole("button", { name: "Set the table" }).click();
  await page.waitForURL("**/table/*");
}

/** Follows the link to a table as a stranger and takes the first free chair. */
export async function sitDownByLink(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.getByRole("button", { name: "Enter as a guest" }).click();
  await page.getByRole("button", { name: "Sit down" }).first().click();
}
