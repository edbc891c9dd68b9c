import { expect, type Locator, type Page } from "@playwright/test";

/** How long the others may take, all of them browsers of the same machine. */
const OTHERS_THINK_MS = 60_000;

/** Takes something on the page: with the pointer, or with the keyboard alone. */
export type Activate = (target: Locator) => Promise<void>;

const withPointer: Activate = (target) => target.click();

interface Manner {
  readonly activate?: Activate;
  /** How many aces and kings make a hand worth a bid. */
  readonly highCardsForABid?: number;
  /** Whatever the hand is. */
  readonly bidsMisere?: boolean;
}

/**
 * Somebody at a table, who sees and does only what the page offers by role and name: bids the least with a good hand,
 * passes otherwise, plays the first card that may be played.
 */
export class Player {
  readonly page: Page;
  readonly hand: Locator;
  readonly settlement: Locator;
  readonly #activate: Activate;
  readonly #highCardsForABid: number;
  readonly #bidsMisere: boolean;
  readonly #decisions: readonly { readonly asked: Locator; readonly decide: () => Promise<void> }[];

  constructor(page: Page, { activate = withPointer, highCardsForABid = 4, bidsMisere = false }: Manner = {}) {
    const choices = (panel: string) =>
      page.getByRole("region", { name: panel }).getByRole("button", { disabled: false });
    const discardFor = (panel: string) =>
      page.getByRole("region", { name: panel }).getByRole("button", { name: "Pick two cards to discard" });
    const ready = page.getByRole("list", { name: /^(Your cards|Cards of )/ }).getByRole("button", { disabled: false });
    this.page = page;
    this.hand = page.getByRole("list", { name: "Your cards" });
    this.settlement = page.getByRole("dialog", { name: "Settlement of the pulya" });
    this.#activate = activate;
    this.#highCardsForABid = highCardsForABid;
    this.#bidsMisere = bidsMisere;
    this.#decisions = [
      { asked: choices("Your bid"), decide: () => this.#bid() },
      // The button keeps this name until cards are chosen: an order that is on its way is not asked for again.
      { asked: discardFor("Discard and contract"), decide: () => this.#order() },
      // A bot that kept the chair may have bid it.
      { asked: discardFor("Discard for the misère"), decide: () => this.#discard() },
      { asked: choices("Do you whist?"), decide: () => activate(choices("Do you whist?").filter({ hasText: "Pass" })) },
      {
        asked: choices("How do we play?"),
        decide: () => activate(choices("How do we play?").filter({ hasText: "Light" })),
      },
      { asked: ready, decide: () => activate(ready.first()) },
    ];
  }

  /** The names of the cards in the player's own hand. */
  async cards(): Promise<readonly string[]> {
    const seen = await this.hand.ariaSnapshot();
    return [...seen.matchAll(/button "(.+?)"/g)].map(([, name]) => name ?? "");
  }

  /** Waits until the player is asked for something, or `over` is there. */
  async untilAsked(over = this.settlement): Promise<void> {
    const anything = this.#decisions.reduce((either, { asked }) => either.or(asked), over);
    await expect(anything.first()).toBeVisible({ timeout: OTHERS_THINK_MS });
  }

  /** Waits for the next decision and takes it; false when `over` is there instead. */
  async takeTurn(over = this.settlement): Promise<boolean> {
    await this.untilAsked(over);
    if (await over.isVisible()) return false;
    for (const { asked, decide } of this.#decisions) {
      if (!(await asked.first().isVisible())) continue;
      await decide();
      break;
    }
    return true;
  }

  async takeTurns(count: number): Promise<void> {
    for (let turn = 0; turn < count; turn += 1) await this.takeTurn();
  }

  /** Plays on until `over` is there: the settlement of the pulya, if nothing else is said. */
  async playUntil(over = this.settlement): Promise<void> {
    while (await this.takeTurn(over));
  }

  async #bid(): Promise<void> {
    const panel = this.page.getByRole("region", { name: "Your bid" });
    const lowestBid = panel.getByRole("group", { name: "Bids" }).getByRole("button", { disabled: false }).first();
    const misere = panel.getByRole("button", { name: "Misère", disabled: false });
    if (this.#bidsMisere && (await misere.isVisible())) return this.#activate(misere);
    const high = (await this.cards()).filter((name) => /^(ace|king) /.test(name));
    const bids = high.length >= this.#highCardsForABid && (await lowestBid.isVisible());
    await this.#activate(bids ? lowestBid : panel.getByRole("button", { name: "Pass", exact: true }));
  }

  /** Chooses two cards to discard and the lowest contract; the order can be given then. */
  async draftOrder(): Promise<void> {
    await this.#pickTwo();
    const contracts = this.page.getByRole("radiogroup", { name: "Contract" }).getByRole("radio", { disabled: false });
    await this.#activate(contracts.first());
  }

  async #order(): Promise<void> {
    await this.draftOrder();
    await this.#activate(this.page.getByRole("button", { name: /^Play / }));
  }

  async #discard(): Promise<void> {
    await this.#pickTwo();
    await this.#activate(this.page.getByRole("button", { name: "Discard", exact: true }));
  }

  async #pickTwo(): Promise<void> {
    const free = this.hand.getByRole("button", { pressed: false });
    await this.#activate(free.last());
    await this.#activate(free.last());
  }
}
