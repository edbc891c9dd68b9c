import { expect, test } from "../fixtures.ts";
import { setTable } from "../lobby.ts";
import { Player } from "../player.ts";
import { verifiedReceipt } from "./verified-receipt.ts";

/** Reads "Anna: −12½ whists". */
function balanceIn(text: string): number {
  const written = /: ([+−]?)(\d*)([¼½¾]?) whists?$/.exec(text);
  if (written === null) throw new Error(`No balance in "${text}"`);
  const [, sign, whole, fraction] = written;
  const size = Number(whole) + { "": 0, "¼": 0.25, "½": 0.5, "¾": 0.75 }[fraction ?? ""]!; // the four of the pattern
  return sign === "−" ? -size : size;
}

/** Reads "−12⅓, rounded −12", or the balance alone where it is whole. */
function shownIn(sum: string): number {
  return Number((/rounded (.+)$/.exec(sum)?.[1] ?? sum).replace("−", "-"));
}

test("a newcomer sets a table and plays a whole pulya to its settlement", async ({ page }) => {
  await setTable(page, { bots: 2 });
  const player = new Player(page);
  const mark = page.getByRole("button", { name: "Deal checked" });
  const check = page.getByRole("dialog", { name: "Check the deals" });
  await player.playUntil(page.getByRole("button", { name: "Next deal", exact: true }));
  await mark.click();
  await expect(check.getByText("The players added numbers")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(check).toBeHidden();
  await player.playUntil();

  const balances = player.settlement.getByRole("list", { name: "Balances in whists" }).getByRole("listitem");
  await expect(balances).toHaveCount(3);
  const texts = await balances.evaluateAll((items) => items.map((item) => item.getAttribute("aria-label") ?? ""));
  expect(texts.map(balanceIn).reduce((sum, balance) => sum + balance, 0)).toBe(0);

  await player.settlement.getByRole("button", { name: "How this is counted" }).click();
  const pencil = page.getByRole("dialog", { name: "The settlement with a pencil" });
  await expect(pencil.getByRole("listitem")).toHaveCount(4);
  const sums = await pencil
    .getByRole("definition")
    .filter({ hasText: /^[+−]?\d*[⅓⅔]?(, rounded [+−]?\d+)?$/ })
    .allTextContents();
  expect(sums.map((sum) => shownIn(sum))).toEqual(texts.map(balanceIn));
  await page.keyboard.press("Escape");
  await expect(balances).toHaveCount(3);

  // The receipt of the evening is enough for a script that knows nothing of the club.
  await player.settlement.getByRole("button", { name: "Check the deals" }).click();
  const receipt = await check.getByRole("textbox", { name: "Receipt of the evening" }).inputValue();
  const verified = verifiedReceipt(receipt);
  expect(verified).toEqual(verified.map((_, index) => `deal ${index + 1}: fair`));
  await expect(check.getByText("Deal checked")).toHaveCount(verified.length);
  // The first deal does not wait for long: on a busy machine the browser's number may come too late for it.
  expect(receipt.match(/^nonce 1 [0-9a-f]{32}$/gm)?.length ?? 0).toBeGreaterThanOrEqual(verified.length - 1);
  await page.keyboard.press("Escape");
  await expect(balances).toHaveCount(3);

  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await player.settlement.getByRole("button", { name: "Copy the result" }).press("Enter");
  await expect(player.settlement.getByText("Copied", { exact: true })).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied.split("\n")).toEqual([
    "Trelyazh. A pulya of Preferans to 4, Sochi",
    ...texts,
    page.url().split("?")[0],
  ]);

  const before = page.url();
  await player.settlement.getByRole("button", { name: "Another pulya" }).click();
  await expect(page.getByText("Deal 1", { exact: true })).toBeVisible();
  expect(page.url()).not.toBe(before);

  // The club remembers it, on what it was played and how it ended, with the deals.
  await page.goto("/lobby");
  await page.getByRole("button", { name: "Settings" }).click();
  await page.getByRole("link", { name: "My pulyas" }).click();
  const kept = page.getByRole("list", { name: "Finished pulyas, the latest first" });
  const played = kept.getByRole("listitem").filter({ has: page.getByRole("heading") });
  await expect(played).toHaveCount(1);
  await expect(played).toContainText("Sochi");
  for (const text of texts) await expect(played).toContainText(text.replace(/^.*: (\S+) whists?$/, "$1"));
  await page.getByRole("link", { name: /^Deals of the pulya of / }).click();
  await expect(page.getByRole("dialog", { name: "Record" })).toBeVisible();
  expect(page.url()).toContain(new URL(before).pathname);
});
