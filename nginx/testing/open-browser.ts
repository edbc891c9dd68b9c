import { chromium, type Browser } from "@playwright/test";

/** Opens the Chromium that `npm test` has found, else Playwright's own. */
export function openBrowser(): Promise<Browser> {
  const executablePath = process.env["CHROMIUM_PATH"];
  return chromium.launch({
    // Chromium's sandbox does not work for root.
    args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
    ...(executablePath !== undefined && { executablePath }),
  });
}
