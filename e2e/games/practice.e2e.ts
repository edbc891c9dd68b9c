import { expect, test } from "../fixtures.ts";
import { expectHint } from "../deals/hint.ts";
import { Player } from "../player.ts";

test("a practice is played without the club: two deals with hints for what is discarded, the analysis, the settlement, and once more", async ({
  page,
  context,
}) => {
  await page.goto("/practice");
  await page.getByRole("radio", { name: "Novice" }).click();
  // Nothing of what follows is in need of the club.
  await context.route(/\/api\//, (route) => route.abort());
  await page.getByRole("button", { name: "Deal the cards" }).click();
  const next = page.getByRole("button", { name: "Next deal" });
  const bidder = new Player(page, { highCardsForABid: 0 });
  await bidder.playUntil(page.getByRole("region", { name: "Discard and contract" }));
  await expectHint(page, /Discard .+, order \S+/, () => page.keyboard.press("h"));
  await bidder.playUntil(next);
  await expect(page.getByRole("banner").getByText("Practice", { exact: true })).toBeVisible();

  await page.getByRole("main").getByRole("button", { name: "Analyse the deal" }).click();
  const analysis = page.getByRole("dialog", { name: /^Analysis/ });
  await expect(analysis).toBeVisible();
  await analysis.getByRole("button", { name: "Close" }).click();

  const player = new Player(page, { highCardsForABid: 12, bidsMisere: true });
  await player.playUntil(page.getByRole("region", { name: "Discard for the misère" }));
  await expectHint(page, /Discard .+\./, () => page.getByRole("button", { name: "Hint", exact: true }).click());
  await page.getByRole("button", { name: "What else can be done" }).click();
  await page.getByRole("menuitem", { name: "Settle after this deal" }).click();
  await player.playUntil();
  await player.settlement.getByRole("button", { name: "Start over" }).click();
  await player.untilAsked();
  await expect(page.getByText("Deal 1", { exact: true })).toBeVisible();
});
