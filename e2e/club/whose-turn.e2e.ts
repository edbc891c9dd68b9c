import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures.ts";
import { Player } from "../player.ts";

/** How many tones the page has sounded, and what the system shows of it. */
interface Heard {
  tones: number;
  readonly notices: string[];
}

declare global {
  interface Window {
    heard: Heard;
  }
}

/** Notes what reaches ears and system, and lets the test say whether anybody sees the page. */
async function listen(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const heard: Heard = { tones: 0, notices: [] };
    window.heard = heard;
    const Sounding = AudioContext;
    window.AudioContext = class extends Sounding {
      override createOscillator() {
        heard.tones += 1;
        return super.createOscillator();
      }
    };
    const System = Notification;
    window.Notification = class extends System {
      constructor(title: string, options?: NotificationOptions) {
        super(title, options);
        heard.notices.push(title);
      }
      override close() {
        heard.notices.splice(0);
        super.close();
      }
    };
  });
}

async function look(page: Page, at: "here" | "elsewhere"): Promise<void> {
  await page.evaluate(
    (state) => {
      Object.defineProperty(document, "visibilityState", { configurable: true, value: state });
      document.dispatchEvent(new Event("visibilitychange"));
    },
    at === "here" ? "visible" : "hidden",
  );
}

const icon = (page: Page) => page.locator('link[rel="icon"]');
const heardBy = (page: Page): Promise<Heard> => page.evaluate(() => window.heard);

test("title, icon and sound stay the same in a hidden tab: a player who looks elsewhere is called, and can have it otherwise", async ({
  page,
  context,
}) => {
  await context.grantPermissions(["notifications"]);
  await listen(page);
  await page.goto("/");
  await page.getByRole("button", { name: "Play now" }).click();
  const player = new Player(page);
  await player.untilAsked();
  await page.getByRole("button", { name: "Settings" }).click();
  await page.getByRole("switch", { name: "Notifications" }).click();
  await expect(page.getByRole("switch", { name: "Notifications" })).toBeChecked();
  await page.keyboard.press("Escape");
  const usual = await page.title();
  expect(await heardBy(page)).toEqual({ tones: 0, notices: [] });

  await look(page, "elsewhere");
  await expect(page).toHaveTitle(`● Your turn · ${usual}`);
  await expect(icon(page)).toHaveAttribute("href", "/favicon-turn.svg");
  await player.takeTurns(2);
  // Not before the next deal, which no move brings.
  await player.playUntil(page.getByRole("status").filter({ hasText: /^Your (bid|turn)$/ }));
  await expect.poll(() => heardBy(page)).toMatchObject({ notices: ["Your turn"] });
  const { tones } = await heardBy(page);
  expect(tones).toBeGreaterThan(0);

  await look(page, "here");
  await expect(page).toHaveTitle(usual);
  await expect(icon(page)).toHaveAttribute("href", "/favicon.svg");
  expect((await heardBy(page)).notices).toEqual([]);

  await page.getByRole("button", { name: "Settings" }).click();
  await page.getByRole("switch", { name: "Title and icon" }).click();
  await page.getByRole("switch", { name: "Notifications" }).press("Space");
  await page.getByRole("radiogroup", { name: "Sound" }).getByRole("radio", { name: "Off" }).click();
  await page.keyboard.press("Escape");
  await look(page, "elsewhere");
  await player.takeTurns(2);
  await player.untilAsked();
  await expect(page).toHaveTitle(usual);
  expect(await heardBy(page)).toEqual({ tones, notices: [] });
});
