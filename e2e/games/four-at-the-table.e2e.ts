import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures.ts";
import { Player } from "../player.ts";

const NOTE = "You deal and sit out this hand.";

/** What a page has shown while its player sat out. Bots do not wait here, so it is noted as it comes and goes. */
interface SeenOut {
  /** The most hands that lay closed at once. */
  readonly closedHands: number;
  /** The most cards that could be taken. */
  readonly ownCards: number;
}

declare global {
  var seenOut: SeenOut | undefined;
}

async function noteWhatIsSeenOut(page: Page): Promise<void> {
  await page.evaluate((note) => {
    const count = (selector: string) => document.querySelectorAll(selector).length;
    const look = () => {
      if (!document.body.textContent.includes(note)) return;
      const { closedHands = 0, ownCards = 0 } = globalThis.seenOut ?? {};
      globalThis.seenOut = {
        closedHands: Math.max(closedHands, count("[role=img][aria-label$='face-down cards']")),
        ownCards: Math.max(ownCards, count("[aria-label='Your cards'] button")),
      };
    };
    new MutationObserver(look).observe(document.body, { childList: true, subtree: true, characterData: true });
  }, NOTE);
}

test("at four the dealer sits out and looks on: three others hold closed cards, and the deal is played without them", async ({
  page,
}) => {
  await page.goto("/practice");
  for (const choice of ["4", "Novice"]) await page.getByRole("radio", { name: choice, exact: true }).first().click();
  await noteWhatIsSeenOut(page);
  await page.getByRole("button", { name: "Deal the cards" }).click();
  const player = new Player(page);
  const next = page.getByRole("button", { name: "Next deal" });
  const hasBeenOut = () => page.evaluate(() => globalThis.seenOut);
  // The deal goes round: one of four is the player's own.
  for (let deals = 0; deals < 4 && (await hasBeenOut()) === undefined; deals += 1) {
    if (deals > 0) await next.click();
    await player.playUntil(next);
  }
  expect(await hasBeenOut()).toEqual({ closedHands: 3, ownCards: 0 });
  await expect(page.getByText(/sits out|You deal and sit out/).first()).toBeVisible();
});
