import type { Locator } from "@playwright/test";
import { expect, test } from "../fixtures.ts";
import { Player } from "../player.ts";

interface Edge {
  readonly style: string;
  readonly width: string;
  readonly field: string;
}

function edgeOf(control: Locator): Promise<Edge> {
  return control.evaluate((element) => {
    const { outlineStyle, outlineWidth, backgroundColor } = getComputedStyle(element);
    return { style: outlineStyle, width: outlineWidth, field: backgroundColor };
  });
}

test("in forced colours, what is chosen, focused, pressable and off can be told", async ({ page }) => {
  await page.emulateMedia({ forcedColors: "active" });
  await page.goto("/lobby?over=newTable");
  const form = page.getByRole("dialog", { name: "New table" });
  const pools = form.getByRole("radiogroup", { name: "Pool" });
  const [chosen, other] = [
    pools.getByRole("radio", { checked: true }),
    pools.getByRole("radio", { checked: false }).first(),
  ];
  expect((await edgeOf(chosen)).field).not.toBe((await edgeOf(other)).field);
  expect(await edgeOf(other)).toMatchObject({ style: "solid", width: "1px" });
  expect(await edgeOf(form)).toMatchObject({ style: "solid", width: "2px" });
  await page.keyboard.press("Tab");
  expect(await edgeOf(form.locator(":focus"))).toMatchObject({ style: "solid", width: "3px" });

  await page.goto("/");
  await page.getByRole("button", { name: "Play now" }).click();
  const player = new Player(page, { highCardsForABid: 0 });
  const panel = page.getByRole("region", { name: "Discard and contract" });
  await player.playUntil(panel);
  expect(await edgeOf(panel)).toMatchObject({ style: "solid", width: "1px" });
  const [card, neighbour] = [player.hand.getByRole("button").first(), player.hand.getByRole("button").last()];
  await card.click();
  await neighbour.focus();
  expect(await edgeOf(card)).toMatchObject({ style: "solid", width: "3px" });
  expect(await edgeOf(panel.getByRole("button", { name: "Pick two cards to discard" }))).toMatchObject({
    style: "dashed",
  });
});

test("what is printed at a table is the paper and the record, without felt and buttons", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("button", { name: "Play now" }).click();
  const player = new Player(page);
  const { hand } = player;
  // Where they are the first to bid, the record is empty before.
  await player.takeTurn();
  await expect(hand).toBeVisible();
  await page.getByRole("button", { name: "Print the score sheet and the record" }).waitFor();
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  await expect(page.getByRole("group", { name: "Score sheet" })).toBeVisible();
  await expect(page.getByRole("list", { name: "Record" }).getByRole("listitem").first()).toBeVisible();
  await expect(hand).toBeHidden();
  await expect(page.getByRole("button")).toHaveCount(0);
  await expect(page.getByRole("list", { name: "Record" })).toHaveCSS("overflow-y", "visible");
  await expect(page.getByRole("heading", { name: "Record" })).toHaveCSS("color", "rgb(0, 0, 0)");
});

test("without scripts a page says what it needs, in both languages", async ({ browser, baseURL }) => {
  await using context = await browser.newContext({
    javaScriptEnabled: false,
    ...(baseURL === undefined ? {} : { baseURL }),
  });
  const page = await context.newPage();
  await page.goto("/lobby");
  await expect(page.getByRole("heading", { name: "Трельяж" })).toHaveCSS("font-size", "30px");
  await expect(page.getByRole("main")).toContainText("Включите JavaScript");
  await expect(page.getByRole("main")).toContainText("Turn JavaScript on");
});
