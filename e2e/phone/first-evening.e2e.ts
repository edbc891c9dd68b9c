import { FirstEvening } from "./first-evening.ts";
import { test } from "../fixtures.ts";
import { Player, withTouch } from "../player.ts";

test("somebody who has never played spends their first evening, and sits at a real table at its end", async ({
  page,
}) => {
  await new FirstEvening(page, withTouch).spend();
  await new Player(page).untilAsked();
});
