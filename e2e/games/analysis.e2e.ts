import type { Locator, Page } from "@playwright/test";
import { expect, test } from "../fixtures.ts";
import { setHastyTable } from "../lobby.ts";
import { Player } from "../player.ts";

function accuracyIn(dialog: Locator): Locator {
  return dialog.getByRole("list", { name: "Accuracy" }).getByRole("listitem");
}

/** Opens the analysis of each deal as it ends, until it is of one in which it mattered which cards were played. */
async function analyseAPlayedDeal(player: Player): Promise<Locator> {
  const { page } = player;
  for (let deal = 1; ; deal += 1) {
    const open = page.getByRole("button", { name: `Analyse deal ${deal}`, exact: true });
    await player.playUntil(open);
    await open.click();
    const dialog = page.getByRole("dialog", { name: `Analysis of deal ${deal}`, exact: true });
    await expect(dialog.getByText(/^(The highest game in the cards|Nobody could have made)/)).toBeVisible();
    await expect(accuracyIn(dialog).filter({ hasText: /\d%|nothing to choose/ })).toHaveCount(3);
    if ((await accuracyIn(dialog).filter({ hasText: /\d%/ }).count()) > 0) return dialog;
    await page.keyboard.press("Escape");
    await expect(dialog).toBeHidden();
  }
}

/** How far a list is from its end, in pixels. */
function fromItsEnd(list: Locator): Promise<number> {
  return list.evaluate((element) => element.scrollHeight - element.scrollTop - element.clientHeight);
}

/** What was played before the page was loaded can be read, and analysed, as if the page had seen it. */
async function expectThePastAfterAReload(page: Page, deal: number): Promise<void> {
  const record = page.getByRole("list", { name: "Record" });
  const known = await record.getByRole("listitem").count();
  await page.reload();
  await expect(record.getByText("Deal 1.", { exact: false }).first()).toBeAttached();
  await expect.poll(() => record.getByRole("listitem").count()).toBeGreaterThanOrEqual(known);
  // It opens at its newest line.
  await expect.poll(() => fromItsEnd(record)).toBeLessThan(2);
  await page.getByRole("button", { name: `Analyse deal ${deal}`, exact: true }).click();
  const dialog = page.getByRole("dialog", { name: `Analysis of deal ${deal}`, exact: true });
  await expect(dialog.getByRole("list", { name: /^Hand: / }).getByRole("listitem")).toHaveCount(30);
  const address = page.url();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  // From where the deal ends in the record as well.
  await record.getByRole("button", { name: `Deal ${deal}: analyse` }).click();
  await expect(dialog).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  // The same by its address alone, and for a deal that nobody has played.
  await page.goto(address);
  await expect(dialog.getByRole("list", { name: /^Hand: / }).getByRole("listitem")).toHaveCount(30);
  await page.goto(address.replace(`deal=${deal}`, "deal=99"));
  await expect(page.getByRole("dialog", { name: "This deal cannot be analysed" })).toBeVisible();
}

test("a finished deal is analysed in the browser, with everybody's accuracy and all cards open; a reload forgets nothing", async ({
  page,
}) => {
  await setHastyTable(page, { bots: 2, poolTarget: 10 });
  const dialog = await analyseAPlayedDeal(new Player(page));
  const analysed = Number(new URL(page.url()).searchParams.get("deal"));

  await expect(accuracyIn(dialog)).toHaveCount(3);
  await expect(dialog.getByRole("list", { name: /^Hand: / }).getByRole("listitem")).toHaveCount(30);
  const worth = dialog.getByRole("region", { name: "What the open cards were worth" });
  await expect(worth.getByRole("cell", { name: /^(\d|10)$/ })).toHaveCount(18);

  const verdict = dialog.getByRole("status").filter({ hasText: /^(Before the first card|Trick 1)/ });
  await expect(verdict).toContainText("Before the first card");
  for (const key of ["ArrowRight", "ArrowRight", "ArrowLeft"]) await page.keyboard.press(key);
  await expect(verdict).toContainText(/^Trick 1 · /);
  await expect(dialog.getByRole("listitem").filter({ hasText: "played now" })).toHaveCount(1);
  await page.keyboard.press("ArrowLeft");
  await expect(verdict).toContainText("Before the first card");

  // The next deal has not waited.
  await expect(dialog.getByText("It is your turn at the table.")).toBeVisible();
  await dialog.getByRole("button", { name: "Back to the table" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("region", { name: "Your bid" })).toBeVisible();
  await expectThePastAfterAReload(page, analysed);
});
