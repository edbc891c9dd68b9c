import { join } from "node:path";
import { defineConfig, devices } from "@playwright/test";

/** Chromium as root needs no-sandbox; the rest keeps it from talking to anybody but the club. */
const CHROMIUM_FLAGS = [
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  // To browsers a page of the machine's own name is secure, whatever it came by; one of this name is not.
  "--host-resolver-rules=MAP club.local 127.0.0.1",
];

const executablePath = process.env["CHROMIUM_PATH"];
const desktop = devices["Desktop Chrome"];
const phone = { ...devices["Pixel 7"], viewport: { width: 360, height: 740 }, screen: { width: 360, height: 740 } };

/** Two runs at the same time need two of them. */
const reports = process.env["E2E_REPORTS"] ?? join(import.meta.dirname, "../reports/e2e-by-hand");

/** A trace would cost time in the page, and cards that do not fly would save some. */
const AS_PEOPLE_SEE_IT = { trace: "off", contextOptions: { reducedMotion: "no-preference" } } as const;

// All limits are there to end what hangs, and none to measure how quick a machine is.
export default defineConfig({
  testDir: ".",
  globalSetup: "./postgres-of-run.ts",
  outputDir: join(reports, "results"),
  // A third one takes from the database tests beside them what it gains.
  workers: 2,
  fullyParallel: true,
  timeout: 900_000,
  expect: { timeout: 60_000 },
  forbidOnly: process.env["CI"] !== undefined,
  reporter: [
    ["list"],
    ["./lines/print-table.ts"],
    ["json", { outputFile: join(reports, "report.json") }],
    ["html", { outputFolder: join(reports, "html"), open: "never" }],
  ],
  use: {
    locale: "en-US",
    timezoneId: "UTC",
    // Where a test is not about it, no worker fetches the shell beside what is tested, or stands before the network.
    serviceWorkers: "block",
    actionTimeout: 60_000,
    contextOptions: { reducedMotion: "reduce" },
    // A film of each page would cost more than what happens in it, and a trace costs a sixth: CI keeps what a page looked like and said.
    trace: process.env["CI"] === undefined ? { mode: "retain-on-failure", screenshots: false } : "off",
    screenshot: "only-on-failure",
    launchOptions: { args: CHROMIUM_FLAGS, ...(executablePath === undefined ? {} : { executablePath }) },
  },
  projects: [
    { name: "games", testMatch: "{games,club}/**/*.e2e.ts", grepInvert: /@called/, use: desktop },
    { name: "phone", testMatch: "phone/**/*.e2e.ts", use: phone },
    { name: "russian", testMatch: "russian/**/*.e2e.ts", use: { ...desktop, locale: "ru-RU" } },
    { name: "deals", testMatch: "deals/**/*.e2e.ts", use: desktop },
    { name: "presets", testMatch: "presets/**/*.e2e.ts", use: desktop },
    { name: "gallery", testMatch: "club/gallery.e2e.ts", use: desktop },
    { name: "taps", testMatch: "taps.ts", use: { ...desktop, ...AS_PEOPLE_SEE_IT } },
    { name: "screenshots", testMatch: "pictures/*.ts", use: desktop },
    { name: "frame", testMatch: "frame/{pictures,states}.ts", use: desktop },
    { name: "lines", testMatch: "lines/lines.ts", use: { ...desktop, trace: "off" } },
  ],
});
