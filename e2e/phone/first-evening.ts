import AxeBuilder from "@axe-core/playwright";
import type { Locator, Page } from "@playwright/test";
import { expect } from "../fixtures.ts";
import type { Activate } from "../player.ts";

/** What somebody presses who does what each lesson asks for; the rest of a deal is played with any cards. */
const LESSONS = [
  ["ace of hearts", "9 of hearts", "7 of diamonds", "8 of clubs", "8 of spades"],
  ["6 spades", "6 diamonds", "9 of clubs", "8 of clubs", "7 diamonds", "Play 7 diamonds"],
  "Pass, Whist, Light, ace of hearts, 7 of hearts, king of hearts, ace of diamonds, 9 of clubs, ace of clubs, 8 of clubs, 10 of clubs, Accept".split(
    ", ",
  ),
  ["Misère", "king of diamonds", "queen of hearts", "Discard", "jack of clubs", "9 of hearts"],
  ["Pass", "9 of clubs", "8 of diamonds"],
] as const;

/** Somebody who has never played, and does what they are told by roles and names alone. */
export class FirstEvening {
  readonly #page: Page;
  readonly #activate: Activate;
  readonly #panel: Locator;

  constructor(page: Page, activate: Activate) {
    this.#page = page;
    this.#activate = activate;
    this.#panel = page.getByRole("complementary", { name: "Explanation" });
  }

  /** From the landing page through all lessons to the table that they lead to. */
  async spend(): Promise<void> {
    await this.#page.goto("/");
    await this.#activate(this.#page.getByRole("link", { name: "I have never played" }));
    await this.#expectNoFaults();
    await this.#activate(this.#page.getByRole("button", { name: "Begin" }).first());
    await this.#makeAMistake();
    for (const presses of LESSONS) await this.#playLesson(presses);
  }

  /** Any card but the one that is asked for is taken back, and the lesson says why. */
  async #makeAMistake(): Promise<void> {
    await this.#readOn();
    await this.#activate(this.#card("king of spades"));
    await expect(this.#panel.getByRole("status")).toContainText("the ace of hearts surely takes one");
    await this.#activate(this.#panel.getByRole("button", { name: "Take it back" }));
    await expect(this.#card("king of spades")).toBeVisible();
  }

  async #playLesson(presses: readonly string[]): Promise<void> {
    await this.#readOn();
    await this.#expectNoFaults();
    for (const name of presses) {
      await this.#readOn();
      // Phones show one level of the ladder at a time.
      const level = this.#page.getByRole("group", { name: "How many tricks" }).getByRole("button", { name: "7" });
      if (name === "7 diamonds" && (await level.isVisible())) await this.#activate(level);
      await this.#activate(this.#named(name));
    }
    while (await this.#isPlayedAlone()) await this.#playAnything();
    await this.#activate(this.#panel.getByRole("button", { name: /^(Next lesson|To a real table)$/ }));
  }

  /** Reads until something is to be done: Show me stands beside it, or nothing where one plays alone. */
  async #readOn(): Promise<void> {
    for (;;) {
      await expect(this.#next.or(this.#asked).or(this.#end).or(this.#cards).first()).toBeVisible();
      if (!(await this.#next.isVisible())) return;
      await this.#activate(this.#next);
    }
  }

  async #isPlayedAlone(): Promise<boolean> {
    await this.#readOn();
    return !(await this.#end.isVisible());
  }

  /** The first card that is not taken back. */
  async #playAnything(): Promise<void> {
    const takeBack = this.#panel.getByRole("button", { name: "Take it back" });
    const hand = await this.#page.getByRole("list", { name: "Your cards" }).ariaSnapshot();
    for (const [, name] of hand.matchAll(/button "(.+?)"(?!.*disabled)/g)) {
      await this.#activate(this.#card(name ?? ""));
      await expect(takeBack.or(this.#next).or(this.#end).or(this.#cards).first()).toBeVisible();
      if (!(await takeBack.isVisible())) return;
      await this.#activate(takeBack);
    }
  }

  async #expectNoFaults(): Promise<void> {
    const { violations } = await new AxeBuilder({ page: this.#page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`)).toEqual([]);
  }

  #named(name: string): Locator {
    const pressed = this.#page.getByRole("main").getByRole("button", { name, exact: true });
    return pressed.or(this.#page.getByRole("radio", { name, exact: true }));
  }

  #card(name: string): Locator {
    return this.#page.getByRole("main").getByRole("button", { name, exact: true });
  }

  get #cards(): Locator {
    return this.#page.getByRole("list", { name: "Your cards" }).getByRole("button", { disabled: false });
  }

  get #next(): Locator {
    return this.#page.getByRole("button", { name: "Next", exact: true });
  }

  get #asked(): Locator {
    return this.#panel.getByRole("button", { name: "Show me" });
  }

  get #end(): Locator {
    return this.#panel.getByRole("button", { name: /^(Next lesson|To a real table)$/ });
  }
}
