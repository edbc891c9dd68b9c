import { expect, type Locator, type Page } from "@playwright/test";
import { ENGLISH, type Words } from "./words.ts";

/** How long the others may take, all of them browsers of the same machine. */
const OTHERS_THINK_MS = 180_000;

/** Takes something on the page: with the pointer, with a finger, or with the keyboard alone. */
export type Activate = (target: Locator) => Promise<void>;

export const withPointer: Activate = (target) => target.click();

/** In the projects whose screens can be touched. */
export const withTouch: Activate = (target) => target.tap();

const NOTHING = () => Promise.resolve();

interface Manner {
  readonly activate?: Activate;
  /** How many aces and kings make a hand worth a bid. */
  readonly highCardsForABid?: number;
  /** Whatever the hand is. */
  readonly bidsMisere?: boolean;
  /** Which of the contracts that are left to a declarer. */
  readonly orders?: "lowest" | "highest";
  readonly whists?: boolean;
  readonly defends?: "light" | "dark";
  readonly words?: Words;
  /** What is looked at before each decision. */
  readonly beforeTurn?: () => Promise<void>;
}

interface Decision {
  readonly asked: Locator;
  readonly decide: () => Promise<void>;
}

/**
 * Somebody at a table, who sees and does only what the page offers by role and name: bids the least with a good hand,
 * passes otherwise, plays the first card that may be played.
 */
export class Player {
  readonly page: Page;
  readonly hand: Locator;
  readonly settlement: Locator;
  readonly #manner: Required<Manner>;
  readonly #decisions: readonly Decision[];

  constructor(page: Page, manner: Manner = {}) {
    this.#manner = {
      activate: withPointer,
      highCardsForABid: 4,
      bidsMisere: false,
      orders: "lowest",
      whists: false,
      defends: "light",
      words: ENGLISH,
      beforeTurn: NOTHING,
      ...manner,
    };
    const { words } = this.#manner;
    this.page = page;
    this.hand = page.getByRole("list", { name: words.yourCards });
    this.settlement = page.getByRole("dialog", { name: words.settlement });
    this.#decisions = this.#allDecisions();
  }

  /** The names of the cards in the player's own hand. */
  async cards(): Promise<readonly string[]> {
    const seen = await this.hand.ariaSnapshot();
    return [...seen.matchAll(/button "(.+?)"/g)].map(([, name]) => name ?? "");
  }

  /** Waits until the player is asked for something, or `over` is there, or the pulya is settled. */
  async untilAsked(over = this.settlement): Promise<void> {
    const anything = this.#decisions.reduce((either, { asked }) => either.or(asked), over).or(this.settlement);
    await expect(anything.first()).toBeVisible({ timeout: OTHERS_THINK_MS });
  }

  /** Waits for the next decision and takes it; false when `over` is there instead. */
  async takeTurn(over = this.settlement): Promise<boolean> {
    await this.untilAsked(over);
    if (await over.isVisible()) return false;
    await this.#manner.beforeTurn();
    // Then nothing will be asked any more, however long somebody waits.
    if (await this.settlement.isVisible()) throw new Error("The pulya was settled before that was there");
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

  /** Chooses two cards to discard and a contract; the order can be given then. */
  async draftOrder(): Promise<void> {
    const { activate, orders, words } = this.#manner;
    await this.#pickTwo();
    const contracts = this.page
      .getByRole("radiogroup", { name: words.contract })
      .getByRole("radio", { disabled: false });
    await activate(orders === "lowest" ? contracts.first() : contracts.last());
  }

  #allDecisions(): readonly Decision[] {
    const { activate, defends, whists, words } = this.#manner;
    const panel = (name: string) => this.page.getByRole("region", { name });
    const choices = (name: string) => panel(name).getByRole("button", { disabled: false });
    const discardFor = (name: string) => panel(name).getByRole("button", { name: words.pickTwo });
    const choose = async (name: string, choice: string) => {
      // A half-whist is no whist.
      const wanted = choices(name).filter({ hasText: new RegExp(`^${choice}`, "u") });
      // A six of spades has to be whisted at some tables: nobody can pass there.
      await activate((await wanted.count()) > 0 ? wanted : choices(name).first());
    };
    // The last card of a hand goes by itself.
    const hands = this.page
      .getByRole("list", { name: words.playableCards })
      .filter({ has: this.page.getByRole("button").nth(1) });
    const ready = hands.getByRole("button", { disabled: false });
    const nextDeal = this.page.getByRole("button", { name: words.nextDeal, exact: true, disabled: false });
    return [
      // Whoever has read how a deal ended goes on.
      { asked: nextDeal, decide: () => activate(nextDeal) },
      { asked: choices(words.yourBid), decide: () => this.#bid() },
      // The button keeps this name until cards are chosen: an order that is on its way is not asked for again.
      { asked: discardFor(words.discardAndContract), decide: () => this.#order() },
      // A bot that kept the chair may have bid it.
      { asked: discardFor(words.misereDiscard), decide: () => this.#discard() },
      { asked: choices(words.doYouWhist), decide: () => choose(words.doYouWhist, whists ? words.whist : words.pass) },
      { asked: choices(words.howDoWePlay), decide: () => choose(words.howDoWePlay, words[defends]) },
      { asked: ready, decide: () => activate(ready.first()) },
    ];
  }

  async #bid(): Promise<void> {
    const { activate, bidsMisere, highCardsForABid, words } = this.#manner;
    const panel = this.page.getByRole("region", { name: words.yourBid });
    const lowestBid = panel.getByRole("group", { name: words.bids }).getByRole("button", { disabled: false }).first();
    const misere = panel.getByRole("button", { name: words.misere, exact: true, disabled: false });
    if (bidsMisere && (await misere.isVisible())) return activate(misere);
    const high = (await this.cards()).filter((name) => words.highCard.test(name));
    const bids = high.length >= highCardsForABid && (await lowestBid.isVisible());
    await activate(bids ? lowestBid : panel.getByRole("button", { name: words.pass, exact: true }));
  }

  async #order(): Promise<void> {
    await this.draftOrder();
    const { activate, words } = this.#manner;
    await activate(this.page.getByRole("button", { name: words.play }));
  }

  async #discard(): Promise<void> {
    const { activate, words } = this.#manner;
    await this.#pickTwo();
    await activate(this.page.getByRole("button", { name: words.discard, exact: true }));
  }

  async #pickTwo(): Promise<void> {
    const { activate } = this.#manner;
    const free = this.hand.getByRole("button", { pressed: false });
    await activate(free.last());
    await activate(free.last());
  }
}
