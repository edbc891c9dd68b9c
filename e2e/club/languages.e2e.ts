import { expect, test } from "../fixtures.ts";
import { Player } from "../player.ts";

test("the language changes live, in the middle of a deal", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("button", { name: "Play now" }).click();
  const player = new Player(page);
  await player.untilAsked();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");

  await page.getByRole("button", { name: "Settings" }).click();
  await page.getByRole("radio", { name: "Русский" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "ru");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("list", { name: "Ваши карты" }).getByRole("button").first()).toBeVisible();

  await page.getByRole("button", { name: "Настройки" }).click();
  await page.getByRole("radio", { name: "English" }).click();
  await page.keyboard.press("Escape");
  await player.takeTurns(2);
});

test("the chosen language is kept", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("button", { name: "Settings" }).click();
  await page.getByRole("radio", { name: "Русский" }).click();
  await page.reload();
  await expect(page.locator("html")).toHaveAttribute("lang", "ru");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/[А-я]/);
});
