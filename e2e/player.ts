import { expect, type Locator, type Page } from "@playwright/test";

/** How many aces and kings make a hand worth a bid. */
const HIGH_CARDS_FOR_A_BID = 4;

/**
 * Somebody at a table, who sees and does only what the page offers by role and name: bids the least with a good hand,
 * passes otherwise, plays the first card that may be played.
 */
export class Player {
  readonly page: Page;
  readonly #hand: Locator;
  readonly #cards: Locator;
  readonly #decisions: readonly { readonly asked: Locator; readonly decide: () => Promise<void> }[];
  readonly settlement: Locator;

  constructor(page: Page) {
    const choices = (name: string | RegExp) =>
      page.getByRole("region", { name }).getByRole("button", { disabled: false });
    this.page = page;
    this.settlement = page.getByRole("heading", { name: "Settlement of the pulya" });
    this.#hand = page.getByRole("list", { name: "Your cards" });
    this.#cards = page.getByRole("list", { name: /^(Your cards|Cards of )/ }).getByRole("button", { disabled: false });
    this.#decisions = [
      { asked: choices("Your bid"), decide: () => this.#bid() },
      { asked: page.getByRole("radiogroup", { name: "Contract" }), decide: () => this.#order() },
      { asked: choices("Do you whist?"), decide: () => choices("Do you whist?").filter({ hasText: "Pass" }).click() },
      {
        asked: choices("How do we play?"),
        decide: () => choices("How do we play?").filter({ hasText: "Light" }).click(),
      },
      { asked: this.#cards, decide: () => this.#cards.first().click() },
    ];
  }

  /** The names of the cards in the player's own hand. */
  async cards(): Promise<readonly string[]> {
    const buttons = await this.#hand.getByRole("button").all();
    return Promise.all(buttons.map(async (button) => (await button.getAttribute("aria-label")) ?? ""));
  }

  /** Waits until the player is asked for something and decides it; false when the pulya is over instead. */
  async takeTurn(): Promise<boolean> {
    const anything = this.#decisions.reduce((either, { asked }) => either.or(asked), this.settlement);
    await expect(anything.first()).toBeVisible();
    if (await this.settlement.isVisible()) return false;
    for (const { asked, decide } of this.#decisions) {
      if (!(await asked.first().isVisible())) continue;
      await decide();
      return true;
    }
    return true; // what was asked has gone meanwhile
  }

  /** Plays on until the pulya is settled. */
  async playToSettlement(): Promise<void> {
    while (await this.takeTurn());
  }

  async #bid(): Promise<void> {
    const panel = this.page.getByRole("region", { name: "Your bid" });
    const high = (await this.cards()).filter((name) => /^(ace|king) /.test(name));
    const bids = panel.getByRole("group", { name: "Bids" }).getByRole("button", { disabled: false });
    const pass = panel.getByRole("button", { name: "Pass", exact: true, disabled: false });
    const wantsToBid = high.length >= HIGH_CARDS_FOR_A_BID || !(await pass.isVisible());
    await (wantsToBid && (await bids.first().isVisible()) ? bids.first() : pass).click();
  }

  async #order(): Promise<void> {
    const free = this.#hand.getByRole("button", { pressed: false });
    await free.last().click();
    await free.last().click();
    const contracts = this.page.getByRole("radiogroup", { name: "Contract" }).getByRole("radio", { disabled: false });
    await contracts.first().click();
    await this.page.getByRole("button", { name: /^Discard and play/ }).click();
  }
}
