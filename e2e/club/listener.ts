import { expect, type Locator, type Page } from "@playwright/test";

const ASKED = /^(Your bid|Do you whist\?|How do we play\?|Your turn|Your turn for your partner)$/;
/** Passes, whists where there is somebody to whist against, and plays with open hands. */
const ANSWERS = [
  { panel: "Your bid", key: "p" },
  { panel: "Do you whist?", key: "w" },
  { panel: "How do we play?", key: "l" },
] as const;

/**
 * Somebody who sees nothing: hears the prompt, the log and the name of what has the focus, and presses keys. Counts the cards
 * that they have played, their own and those of a partner.
 */
export class Listener {
  readonly log: Locator;
  readonly over: Locator;
  readonly #page: Page;
  readonly #prompt: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.log = page.getByRole("log");
    this.over = page.getByRole("region", { name: /^Deal \d+ is over$/ });
    this.#prompt = page.getByRole("status").filter({ hasText: ASKED });
  }

  /** Plays a deal to its end; returns how many cards were played for it. */
  async playDeal(): Promise<number> {
    let played = 0;
    for (;;) {
      await expect(this.#prompt.or(this.over).first()).toBeVisible();
      if (await this.over.isVisible()) return played;
      played += (await this.#takeTurn()) ? 1 : 0;
    }
  }

  async #takeTurn(): Promise<boolean> {
    for (const { panel, key } of ANSWERS) {
      const asked = this.#page.getByRole("region", { name: panel });
      if (!(await asked.isVisible())) continue;
      // A key is lost that is pressed before the page listens, as it is to people.
      await expect(async () => {
        await this.#page.keyboard.press(key);
        await expect(asked).toBeHidden({ timeout: 3000 });
      }).toPass({ timeout: 60_000 });
      return false;
    }
    return this.#playFocused();
  }

  /** The focus is in the hand that is asked: arrows lead to the first card that may be played. */
  async #playFocused(): Promise<boolean> {
    const focused = this.#page.locator("li button:focus");
    await expect(focused).toBeVisible();
    while ((await focused.getAttribute("aria-disabled")) === "true") await this.#page.keyboard.press("ArrowRight");
    const card = this.#page.getByRole("button", { name: await focused.innerText(), exact: true });
    await this.#page.keyboard.press("Enter");
    await expect(card).toHaveCount(0);
    return true;
  }
}
