import { expect, test } from "../fixtures.ts";
import { setTable } from "../lobby.ts";
import { Player } from "../player.ts";

/** Reads "Anna: −12½ whists". */
function balanceIn(text: string): number {
  const written = /: ([+−]?)(\d*)([¼½¾]?) whists?$/.exec(text);
  if (written === null) throw new Error(`No balance in "${text}"`);
  const [, sign, whole, fraction] = written;
  const size = Number(whole) + { "": 0, "¼": 0.25, "½": 0.5, "¾": 0.75 }[fraction ?? ""]!; // the four of the pattern
  return sign === "−" ? -size : size;
}

test("a newcomer sets a table and plays a whole pulya to its settlement", async ({ page }) => {
  await setTable(page, { bots: 2 });
  const player = new Player(page);
  await player.playUntil();

  const balances = player.settlement.getByRole("list", { name: "Balances in whists" }).getByRole("listitem");
  await expect(balances).toHaveCount(3);
  const texts = await balances.evaluateAll((items) => items.map((item) => item.getAttribute("aria-label") ?? ""));
  expect(texts.map(balanceIn).reduce((sum, balance) => sum + balance, 0)).toBe(0);

  const before = page.url();
  await player.settlement.getByRole("button", { name: "Another pulya" }).click();
  await expect(page.getByText("Deal 1", { exact: true })).toBeVisible();
  expect(page.url()).not.toBe(before);
});
