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

interface Haste {
  readonly bots: 0 | 1 | 2;
  readonly turnSeconds?: number;
  readonly spectatorDelaySeconds?: number;
}

/**
 * Sets a table whose waits a test can sit out, shorter than the form offers: no reserve of time, no waiting for lost
 * connections. Goes there as a new guest; returns the address.
 */
export async function setHastyTable(page: Page, { turnSeconds = 60, ...wanted }: Haste): Promise<string> {
  const rules = { preset: "sochi", poolTarget: 4, turnSeconds, bankSeconds: 0, connectionBankSeconds: 0, ...wanted };
  await page.goto("/");
  const tableId = await page.evaluate(async (input) => {
    const post = (path: string, body: object) =>
      fetch(path, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
    await post("/api/auth/sign-in/anonymous", {});
    const answer = await post("/api/trpc/table.create", input);
    // What tRPC answers over HTTP.
    const { result } = (await answer.json()) as { result: { data: { tableId: string } } };
    return result.data.tableId;
  }, rules);
  await page.goto(`/table/${tableId}`);
  return page.url();
}

/** Follows the link to a table as a stranger and takes the first free chair. */
export async function sitDownByLink(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.getByRole("button", { name: "Enter as a guest" }).click();
  await page.getByRole("button", { name: "Sit down" }).first().click();
}
