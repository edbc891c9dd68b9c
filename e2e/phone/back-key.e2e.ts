import { expect, test } from "../fixtures.ts";
import { setTable } from "../lobby.ts";
import { Player, withTouch } from "../player.ts";

test("the back key closes what lies over the table, and does not leave it", async ({ page }) => {
  await page.goto("/");
  await withTouch(page.getByRole("button", { name: "Play now" }));
  const { hand } = new Player(page);
  await expect(hand).toBeVisible();
  const table = page.url();

  const paper = page.getByRole("dialog", { name: "Pulya", exact: true });
  const paperButton = page.getByRole("button", { name: "Score sheet", exact: true });
  await withTouch(paperButton);
  await expect(paper).toBeVisible();
  await page.goBack();
  await expect(paper).toBeHidden();
  await expect(hand).toBeVisible();
  await expect(paperButton).toBeFocused();
  await page.goForward();
  await expect(paper).toBeVisible();
  await withTouch(paper.getByRole("button", { name: "Close" }));
  await expect(paper).toBeHidden();

  const menuButton = page.getByRole("button", { name: "Table menu" });
  const question = page.getByRole("dialog", { name: "Leave the table?" });
  await withTouch(menuButton);
  await withTouch(page.getByRole("menuitem", { name: "Leave the table" }));
  await expect(question).toBeVisible();
  await page.goBack();
  await expect(question).toBeHidden();
  await expect(menuButton).toBeFocused();

  const appearance = page.getByRole("radiogroup", { name: "Appearance" });
  await withTouch(page.getByRole("button", { name: "Settings" }));
  await expect(appearance).toBeVisible();
  await page.goBack();
  await expect(appearance).toBeHidden();
  expect(page.url()).toBe(table);
  await page.goBack();
  await expect(page.getByRole("button", { name: "Play now" })).toBeVisible();
});

test("a link opens what lies over a table; what it says wrongly is passed over", async ({ page }) => {
  await page.goto("/");
  await withTouch(page.getByRole("button", { name: "Play now" }));
  const { hand } = new Player(page);
  await expect(hand).toBeVisible();
  const table = page.url();

  await page.goto(`${table}?over=record`);
  const record = page.getByRole("dialog", { name: "Record" });
  await expect(record).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(record).toBeHidden();
  await expect(page).toHaveURL(table);

  await page.goto(`${table}?over=analysis&deal=7`);
  await expect(page.getByRole("dialog", { name: "This deal cannot be analysed" })).toBeVisible();
  await page.goto(`${table}?over[]=%00&deal=-1&${"x".repeat(2000)}`);
  await expect(hand).toBeVisible();
  await expect(page.getByRole("dialog")).toHaveCount(0);
});

test("back leads from a new table to the lobby, without its form, and to the place where a page was left", async ({
  page,
}) => {
  await page.goto("/");
  await page.getByRole("heading", { level: 2 }).last().scrollIntoViewIfNeeded();
  const place = () => page.evaluate(() => Math.round(scrollY));
  const left = await place();
  expect(left).toBeGreaterThan(100);
  await withTouch(page.getByRole("button", { name: "Settings" }));
  await page.getByRole("radiogroup", { name: "Appearance" }).waitFor();
  await page.goBack();
  await expect(page.getByRole("radiogroup", { name: "Appearance" })).toBeHidden();
  await expect.poll(place).toBe(left);
  await withTouch(page.getByRole("link", { name: "Tables" }));
  await expect(page.getByRole("heading", { name: "Club tables" })).toBeVisible();
  await page.goBack();
  await expect.poll(place).toBe(left);

  await setTable(page, { bots: 1 }, withTouch);
  await expect(page.getByRole("button", { name: "Copy the link" })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole("heading", { name: "Club tables" })).toBeVisible();
  await expect(page.getByRole("dialog")).toHaveCount(0);
});
