import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures.ts";

/** Gives a page's browser an authenticator of its own, as a telephone has one, whose owner is always there. */
async function giveAuthenticator(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("WebAuthn.enable");
  await devtools.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

test("a guest becomes a member with a passkey and no password, signs out, signs in by the passkey alone, and cannot remove the last way in", async ({
  page,
}) => {
  await giveAuthenticator(page);
  await page.goto("/account");
  await page.getByLabel("Name", { exact: true }).fill("Maria Key");
  await page.getByRole("button", { name: "With a passkey, no password" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Maria Key" })).toBeVisible();

  await page.getByRole("button", { name: "Sign out", exact: true }).click();
  await page.goto("/account/sign-in");
  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
  await page.waitForURL("**/lobby");
  await page.goto("/account");
  await expect(page.getByRole("heading", { level: 1, name: "Maria Key" })).toBeVisible();

  const keys = page.getByRole("region", { name: "Passkeys" });
  await expect(keys.getByRole("listitem")).toContainText("last used today");
  await keys.getByRole("button", { name: /^Remove the passkey / }).click();
  await expect(page.getByText("This is the last way in: make another one first.")).toBeVisible();

  // A password is another way in; whoever has none proves by the passkey who they are.
  const password = page.getByRole("region", { name: "Password", exact: true });
  await password.getByLabel("New password").fill("nine tricks in hearts");
  await password.getByRole("button", { name: "Choose a password" }).click();
  await expect(password.getByLabel("Your password now")).toBeVisible();
  await keys.getByRole("button", { name: /^Remove the passkey / }).click();
  await expect(keys.getByRole("listitem")).toHaveCount(0);
});
