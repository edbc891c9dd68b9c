import type { Browser, Page } from "@playwright/test";
import { setTable, sitDownByLink } from "../../../e2e/lobby.ts";
import { Player } from "../../../e2e/player.ts";
import { openBrowser } from "../../../nginx/testing/open-browser.ts";

/** For one thing that a page is to show. */
const PATIENCE_MS = 60_000;

/** Somebody in a browser of their own, of whom it is counted what they should not notice. */
class Guest {
  readonly page: Page;
  readonly player: Player;
  loads = 0;
  refusals = 0;

  private constructor(page: Page) {
    this.page = page;
    this.player = new Player(page);
    page.on("load", () => (this.loads += 1));
    page.on("websocket", (socket) =>
      socket.on("framereceived", ({ payload }) => {
        if (String(payload).includes('"error"')) this.refusals += 1;
      }),
    );
  }

  static async come(browser: Browser, baseURL: string): Promise<Guest> {
    const context = await browser.newContext({ locale: "en-US", baseURL });
    context.setDefaultTimeout(PATIENCE_MS);
    return new Guest(await context.newPage());
  }
}

/** Three people with real browsers at one table, each at another node. */
export class Company implements AsyncDisposable {
  readonly #browser: Browser;
  readonly #guests: readonly Guest[];
  readonly #loadsBefore: number;
  /** The last release refuses what this one's form says first. */
  readonly #refusalsBefore: number;

  private constructor(browser: Browser, guests: readonly Guest[]) {
    this.#browser = browser;
    this.#guests = guests;
    this.#loadsBefore = this.#loads;
    this.#refusalsBefore = this.#refusals;
  }

  static async sitDown(url: string): Promise<Company> {
    const browser = await openBrowser();
    const [host, ...friends] = [
      await Guest.come(browser, url),
      await Guest.come(browser, url),
      await Guest.come(browser, url),
    ];
    await setTable(host.page, { bots: 0 });
    for (const { page } of friends) await sitDownByLink(page, host.page.url());
    const guests = [host, ...friends];
    for (const { player } of guests) await player.hand.getByRole("button").nth(9).waitFor();
    return new Company(browser, guests);
  }

  /** Plays until that deal is on the table of all. */
  async playOn(deal: number): Promise<void> {
    await Promise.all(
      this.#guests.map(({ page, player }) => player.playUntil(page.getByText(`Deal ${deal}`, { exact: true }))),
    );
  }

  /** What nobody should have noticed since they sat down. */
  get noticed(): { readonly reloads: number; readonly refusals: number } {
    return { reloads: this.#loads - this.#loadsBefore, refusals: this.#refusals - this.#refusalsBefore };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#browser.close();
  }

  get #loads(): number {
    return this.#guests.reduce((sum, { loads }) => sum + loads, 0);
  }

  get #refusals(): number {
    return this.#guests.reduce((sum, { refusals }) => sum + refusals, 0);
  }
}
