import { expect, test } from "../fixtures.ts";
import { withKeyboard } from "../keyboard.ts";

test("a table of Leningrad with changes is opened by keyboard on a phone, and says on what it is played", async ({
  page,
}) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto("/lobby");
  await withKeyboard(page.getByRole("button", { name: "New table" }));
  const form = page.getByRole("dialog", { name: "New table" });
  await withKeyboard(form.getByRole("radio", { name: "Leningrad" }));
  await withKeyboard(form.getByRole("radiogroup", { name: "Bots" }).getByRole("radio", { name: "1", exact: true }));
  await withKeyboard(form.locator("summary").filter({ hasText: "All rules" }));
  await withKeyboard(form.locator("summary").filter({ hasText: "All-pass" }));
  await withKeyboard(form.getByRole("switch", { name: "Bombs" }));
  await expect(form.getByRole("button", { name: "Open the table" })).toBeDisabled();
  await withKeyboard(form.getByRole("button", { name: "Mend it" }));
  await withKeyboard(form.getByRole("switch", { name: "Amnesty" }));
  const amnesty = "All-passes have an amnesty: the lowest count comes off everybody's.";
  await expect(form.getByText(`Leningrad with changes, pool 30 for all. ${amnesty}`)).toBeVisible();
  await withKeyboard(form.getByRole("button", { name: "Open the table" }));
  await withKeyboard(page.getByRole("button", { name: "Leningrad with changes, pool 30 for all" }));
  const window = page.getByRole("dialog", { name: "Conditions" });
  await expect(window.getByText(amnesty)).toBeVisible();
  await withKeyboard(window.getByRole("link", { name: "A table like this one" }));
  await expect(form.getByRole("radio", { name: "Leningrad" })).toBeChecked();
  await expect(form.getByText("The conditions come from the link.")).toBeVisible();
});
