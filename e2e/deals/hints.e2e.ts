import { expect, test } from "../fixtures.ts";
import { expectHint } from "./hint.ts";
import { Player } from "../player.ts";

test("whoever plays with bots alone may ask whether to whist, and for light or dark, whenever it comes to that", async ({
  page,
}) => {
  await page.goto("/practice");
  await page.getByRole("radio", { name: "Novice" }).click();
  await page.getByRole("button", { name: "Deal the cards" }).click();
  const whister = new Player(page, { highCardsForABid: 12, whists: true });
  await whister.playUntil(page.getByRole("region", { name: "Do you whist?" }));
  // H says half-whist where that is open.
  await expectHint(page, /Whist\.|Pass\.|Half-whist\./, () =>
    page.getByRole("button", { name: "Hint", exact: true }).click(),
  );
  await whister.playUntil(page.getByRole("region", { name: "How do we play?" }));
  await expectHint(page, /Light\.|Dark\./, () => page.keyboard.press("h"));
  await expect(page.getByRole("region", { name: "How do we play?" })).toBeVisible();
});
