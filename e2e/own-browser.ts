/** Prints where Playwright keeps the Chromium that it downloads for itself. */
import { chromium } from "@playwright/test";

process.stdout.write(chromium.executablePath());
