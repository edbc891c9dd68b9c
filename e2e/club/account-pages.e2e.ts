import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures.ts";

/** Colours do not depend on the window, nor what finds its place there on colours. */
const WINDOWS = [
  { width: 360, height: 740, colorScheme: "light" },
  { width: 1440, height: 900, colorScheme: "dark" },
] as const;

async function expectNoFaults(page: Page, where: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${where}: ${id}: ${nodes.map(({ html }) => html).join(" | ")}`)).toEqual(
    [],
  );
  // Nothing is wider than its window.
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
}

async function expectNoFaultsAnywhere(page: Page, where: string): Promise<void> {
  for (const { width, height, colorScheme } of WINDOWS) {
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await expectNoFaults(page, `${where}, ${width}, ${colorScheme}`);
  }
}

test("axe finds no fault on the pages of an account, in two windows, by day and by night, nor where a field is refused", async ({
  page,
}) => {
  await page.goto("/account/sign-in");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByText("Enter the password.")).toBeVisible();
  await expectNoFaultsAnywhere(page, "signing in");
  await page.goto("/account/come-back");
  await page.getByRole("button", { name: "Send a code" }).waitFor();
  await expectNoFaultsAnywhere(page, "coming back");
  await page.goto("/account");
  await page.getByLabel("Name", { exact: true }).fill("Olga Axe");
  await page.getByLabel("Password", { exact: true }).fill("nine tricks in hearts");
  await expectNoFaultsAnywhere(page, "becoming a member");
  await page.getByRole("button", { name: "Become a member" }).click();
  await page.getByRole("heading", { level: 1, name: "Olga Axe" }).waitFor();
  await page.getByRole("region", { name: "Where you are signed in" }).getByRole("listitem").waitFor();
  await expectNoFaultsAnywhere(page, "a member");

  // A picture of one's own, of which the club makes another: what is no picture is refused, and it goes by a press.
  const look = page.getByRole("region", { name: "How you look" });
  const choose = async (file: { name: string; mimeType: string; buffer: Buffer }) => {
    const chooser = page.waitForEvent("filechooser");
    await look.getByRole("button", { name: /^Choose/ }).click();
    await (await chooser).setFiles(file);
  };
  await choose({ name: "notes.jpg", mimeType: "image/jpeg", buffer: Buffer.from("no picture") });
  await expect(page.getByText(/^No picture could be made of this file/)).toBeVisible();
  await choose({ name: "me.jpg", mimeType: "image/jpeg", buffer: await page.screenshot({ type: "jpeg" }) });
  await expect(look.locator("img")).toHaveAttribute("src", /^\/api\/pictures\/[\w-]{22}\.jpg$/);
  await expect.poll(() => look.locator("img").evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBe(256);
  await look.getByRole("button", { name: "Take it away" }).click();
  await expect(look.locator("img")).toHaveCount(0);
});
