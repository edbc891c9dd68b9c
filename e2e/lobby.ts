import type { Page } from "@playwright/test";
import { withPointer, type Activate } from "./player.ts";
import { ENGLISH, type Words } from "./words.ts";

/** Somebody who reads English and has a pointer. */
export const BY_POINTER: { readonly activate: Activate; readonly words: Words } = {
  activate: withPointer,
  words: ENGLISH,
};

interface Conditions {
  readonly bots: 0 | 1 | 2;
  readonly pool?: 4 | 10 | 20;
}

/** Sets a new table through the lobby's form and waits until its page is there. */
export async function setTable(page: Page, { bots, pool = 4 }: Conditions, activate = withPointer): Promise<void> {
  await page.goto("/lobby");
  await activate(page.getByRole("button", { name: "New table" }));
  const form = page.getByRole("dialog", { name: "New table" });
  const choose = (group: string, choice: number) =>
    activate(form.getByRole("radiogroup", { name: group }).getByRole("radio", { name: String(choice), exact: true }));
  await choose("Bots", bots);
  await choose("Pool", pool);
  await activate(form.getByRole("button", { name: "Open the table" }));
  await page.waitForURL("**/table/*");
}

interface Haste {
  readonly bots: 0 | 1 | 2;
  /** Every convention of the table, where it is not Sochi at three. */
  readonly settings?: object;
  /** As long as a club allows, unless the test is about time that runs out. */
  readonly turnSeconds?: number;
  readonly poolTarget?: number;
  readonly spectatorDelaySeconds?: number;
}

/**
 * Sets a table whose waits a test can sit out, shorter than the form offers: no reserve of time, no waiting for lost
 * connections. Goes there as a new guest; returns the address.
 */
export async function setHastyTable(page: Page, { turnSeconds = 300, ...wanted }: Haste): Promise<string> {
  const usual = wanted.settings === undefined ? { preset: "sochi", poolTarget: 4 } : {};
  const rules = { ...usual, turnSeconds, bankSeconds: 0, connectionBankSeconds: 0, ...wanted };
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
export async function sitDownByLink(page: Page, url: string, { activate, words } = BY_POINTER): Promise<void> {
  await page.goto(url);
  await activate(page.getByRole("button", { name: words.enterAsGuest }));
  await activate(page.getByRole("button", { name: words.sitDown }).first());
}
