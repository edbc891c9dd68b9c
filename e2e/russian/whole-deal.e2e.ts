import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures.ts";
import { Player } from "../player.ts";
import { expectNoSidewaysScroll } from "../sideways.ts";
import { RUSSIAN } from "../words.ts";

/** Names of the keys are as they stand on the keyboard. */
const KEYS = /\b(Enter|Esc|Tab)\b/g;

async function expectNoEnglish(page: Page): Promise<void> {
  const text = await page.getByRole("main").innerText();
  expect(text.replaceAll(KEYS, "").match(/[A-Za-z]{2,}/g) ?? []).toEqual([]);
}

test("a visitor whose browser is in Russian finds the club in Russian", async ({ page }) => {
  await page.goto("/");
  await expect(page.locator("html")).toHaveAttribute("lang", "ru");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Пулька, в которой всё по-\u2060честному.");
  await expectNoEnglish(page);
  await page.goto("/lobby");
  await expect(page.getByRole("heading", { name: "Столы клуба" })).toBeVisible();
  await expectNoEnglish(page);
  await page.getByRole("button", { name: "Новый стол" }).click();
  await expect(page.getByRole("dialog", { name: "Новый стол" })).not.toHaveText(/[A-Za-z]{2,}/);
});

test("a deal is played in Russian, and the pulya is settled after it", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("button", { name: "Играть" }).click();
  const player = new Player(page, { words: RUSSIAN });
  await player.untilAsked();
  await expectNoEnglish(page);

  await page.getByRole("button", { name: "Меню стола" }).click();
  await page.getByRole("menuitem", { name: /^Закончить после этой сдачи/ }).click();
  const question = page.getByRole("dialog", { name: "Закончить после этой сдачи?" });
  await expect(question).not.toHaveText(/[A-Za-z]{2,}/);
  await question.getByRole("button", { name: "Закончить" }).click();
  await player.playUntil();
  await expect(player.settlement.getByRole("list", { name: "Итог в вистах" }).getByRole("listitem")).toHaveCount(3);
  await expect(player.settlement).not.toHaveText(/[A-Za-z]{2,}/);
});

test("on a phone of 360 pixels the longer words of Russian scroll nothing sideways", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto("/");
  await expect(page.getByRole("button", { name: "Играть" })).toBeVisible();
  await expectNoSidewaysScroll(page);
  await page.goto("/lobby");
  await expect(page.getByRole("heading", { name: "Столы клуба" })).toBeVisible();
  await expectNoSidewaysScroll(page);
  await page.goto("/practice");
  await expect(page.getByRole("heading", { name: "Тренировка с ботами" })).toBeVisible();
  await expectNoSidewaysScroll(page);
  await page.goto("/");
  await page.getByRole("button", { name: "Играть" }).click();
  const player = new Player(page, { words: RUSSIAN });
  await player.untilAsked();
  await expectNoSidewaysScroll(page);
  await player.playUntil(page.getByRole("status").filter({ hasText: /^Ваш ход$/ }));
  await expectNoSidewaysScroll(page);
});
