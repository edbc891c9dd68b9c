import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures.ts";
import { setTable } from "../lobby.ts";

async function openChat(page: Page) {
  await page.getByRole("button", { name: /^Open the chat/ }).click();
}

async function say(page: Page, text: string) {
  await page.getByRole("textbox", { name: "Your line" }).fill(text);
  await page.keyboard.press("Enter");
}

const lines = (page: Page) => page.getByRole("list", { name: "What was said" });

test("people talk at a table in their own languages, bad words are masked, a mute is one press, and spectators wait", async ({
  page: ann,
  newPerson,
}) => {
  await setTable(ann, { bots: 1 });
  await openChat(ann);
  await say(ann, "good luck, you fucker");
  await expect(lines(ann)).toContainText("good luck, you");
  await expect(lines(ann)).not.toContainText("fucker");
  await lines(ann).getByRole("button", { name: "Hidden word, show it" }).click();
  await expect(lines(ann)).toContainText("fucker");
  const url = ann.url();
  const boris = await newPerson({ locale: "ru-RU" });
  await boris.goto(url);
  await boris.getByRole("button", { name: "Войти гостем" }).click();
  await boris.getByRole("button", { name: "Сесть" }).first().click();
  await boris.getByRole("button", { name: "Открыть разговор: 1 новая строка" }).click();
  await boris.getByRole("button", { name: "Готовые фразы" }).click();
  await boris.getByRole("button", { name: "Всем удачи!" }).click();
  await expect(lines(ann)).toContainText("Good luck to all!");
  const vera = await newPerson();
  await vera.goto(url);
  await vera.getByRole("button", { name: "Enter as a guest" }).click();
  await openChat(vera);
  await say(vera, "an ace of hearts there");
  await expect(lines(vera)).toContainText("an ace of hearts there");
  await ann.getByRole("button", { name: /^Spectators/ }).click();
  await expect(lines(ann)).toContainText("Spectators have said nothing yet.");
  await ann.getByRole("button", { name: /^Players/ }).click();
  await ann.getByRole("button", { name: /^Do not read / }).click();
  await expect(lines(ann)).not.toContainText("Good luck to all!");
  await ann.getByRole("button", { name: /^Read .* again$/ }).click();
  await expect(lines(ann)).toContainText("Good luck to all!");
});
