import { expect, test } from "../fixtures.ts";
import { expectRoomAtTable, roomAtEachDecision } from "../frame/room.ts";
import { setTable } from "../lobby.ts";
import { Player, withTouch } from "../player.ts";
import { expectNoSidewaysScroll } from "../sideways.ts";

test("nothing scrolls sideways on landing, in the lobby and at a table", async ({ page }) => {
  await page.goto("/");
  await expect(page.getByRole("button", { name: "Play now" })).toBeVisible();
  await expectNoSidewaysScroll(page);
  await page.goto("/lobby");
  await expect(page.getByRole("heading", { name: "Club tables" })).toBeVisible();
  await expectNoSidewaysScroll(page);
  await page.goto("/");
  await withTouch(page.getByRole("button", { name: "Play now" }));
  const player = new Player(page, { activate: withTouch });
  await player.untilAsked();
  await expectNoSidewaysScroll(page);
  await player.playUntil(page.getByRole("status").filter({ hasText: /^Your turn$/ }));
  await expectNoSidewaysScroll(page);
});

test("a finger that hits the text beside a term asks about it, and the form goes on where it was", async ({ page }) => {
  await page.goto("/lobby?over=newTable");
  const form = page.getByRole("dialog", { name: "New table" });
  await withTouch(form.locator("summary").filter({ hasText: "All rules" }));
  await withTouch(form.locator("summary").filter({ hasText: "Misère" }));
  const term = form.getByRole("link", { name: "misère" }).last();
  await term.scrollIntoViewIfNeeded();
  const box = await term.boundingBox();
  if (box === null) throw new Error("the term is not shown");
  await page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2 + 19);
  const entry = page.getByRole("dialog", { name: "Misère", exact: true });
  await expect(entry).toBeVisible();
  await page.goBack();
  await expect(entry).toBeHidden();
  await expect(form.getByRole("link", { name: "misère" }).last()).toBeInViewport();
});

test("a whole deal is played by touch, and at each decision every control is as large as a finger and over no other in any window", async ({
  page,
}) => {
  await page.goto("/");
  await withTouch(page.getByRole("button", { name: "Play now" }));
  const player = new Player(page, { activate: withTouch, beforeTurn: roomAtEachDecision(page) });
  await player.playUntil(page.getByText("Deal 2", { exact: true }));
});

test("a declarer discards and orders by touch", async ({ page }) => {
  await page.goto("/");
  await withTouch(page.getByRole("button", { name: "Play now" }));
  const player = new Player(page, { activate: withTouch, highCardsForABid: 0 });
  const panel = page.getByRole("region", { name: "Discard and contract" });
  await player.playUntil(panel);
  await expect(player.hand.getByRole("button")).toHaveCount(12);
  await expectNoSidewaysScroll(page);
  await expectRoomAtTable(page);
  await player.draftOrder();
  await expectRoomAtTable(page);
  await withTouch(page.getByRole("button", { name: /^Play / }));
  await expect(panel).toBeHidden();
  await expect(player.hand.getByRole("button")).toHaveCount(10);
});

test("a table is set by touch, and left by its menu, however long the browser takes for a step back", async ({
  page,
}) => {
  // The step by which the dialog goes off; a busy browser may take it after the club has answered.
  await page.addInitScript(() => {
    const back = history.back.bind(history);
    history.back = () => void setTimeout(back, 1000);
    addEventListener("popstate", () => document.body.setAttribute("data-step-taken", ""));
  });
  await setTable(page, { bots: 1 }, withTouch);
  await expect(page.getByRole("button", { name: "Copy the link" })).toBeVisible();
  await withTouch(page.getByRole("button", { name: "Table menu" }));
  await withTouch(page.getByRole("menuitem", { name: "Leave the table" }));
  await withTouch(
    page.getByRole("dialog", { name: "Leave the table?" }).getByRole("button", { name: "Leave the table" }),
  );
  await page.locator("[data-step-taken]").waitFor();
  await expect(page.getByRole("heading", { name: "Club tables" })).toBeVisible();
  await expectNoSidewaysScroll(page);
});
