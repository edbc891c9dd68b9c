import { FirstEvening } from "../phone/first-evening.ts";
import { test } from "../fixtures.ts";
import { Player, withPointer } from "../player.ts";

test.use({ viewport: { width: 1440, height: 900 } });

test("the first evening is spent at a desk as on a phone", async ({ page }) => {
  await new FirstEvening(page, withPointer).spend();
  await new Player(page).untilAsked();
});
