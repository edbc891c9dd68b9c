import type { Page } from "@playwright/test";
import { openPlan, planOpener, stepsOf } from "../deals/catchers-plan.ts";
import { expect, test } from "../fixtures.ts";
import { setTable, sitDownByLink } from "../lobby.ts";
import { Player } from "../player.ts";
import { watchCards, watchMoves } from "../watch-frames.ts";
import { GUEST_NAME } from "../frame/guest-name.ts";

async function turnMovesAhead(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Settings" }).click();
  const settings = page.getByRole("dialog", { name: "Settings" });
  await settings.getByRole("switch", { name: "Moves ahead" }).click();
  await page.keyboard.press("Escape");
  await expect(settings).toBeHidden();
}

/** The players from whoever is to bid on, in their order round the table. */
async function inTurn(players: readonly Player[]): Promise<readonly [Player, Player, Player]> {
  const bid = ({ page }: Player) => page.getByRole("region", { name: "Your bid" });
  const first = await Promise.any(
    players.map(async (player, chair) => {
      await bid(player).waitFor();
      return chair;
    }),
  );
  const [asked, next, last] = [...players.slice(first), ...players.slice(0, first)];
  if (asked === undefined || next === undefined || last === undefined) throw new Error("three are needed");
  return [asked, next, last];
}

test("three people play a deal at one table, each seeing only their own cards; one of them chooses moves ahead, which nobody else hears of before their turn, last cards go by themselves, and two of them plan against a misère", async ({
  newPerson,
}) => {
  const [host, friend, stranger] = [await newPerson(), await newPerson(), await newPerson()];
  const people = [host, friend, stranger];
  const received = people.map(watchCards);
  const sent = people.map(watchMoves);

  await test.step("they sit down: the host, a friend by the link, a stranger from the lobby", async () => {
    await setTable(host, { bots: 0 });
    await sitDownByLink(friend, host.url());
    const hostName = await host
      .getByText(new RegExp(`^${GUEST_NAME}$`))
      .first()
      .innerText();
    await stranger.goto("/lobby");
    const table = stranger.getByRole("listitem").filter({ hasText: hostName });
    await table.getByRole("button", { name: "Take chair 3" }).click();
  });

  // Nobody bids: an all-pass, in which everybody plays their own cards.
  const players = people.map((page) => new Player(page, { highCardsForABid: 11 }));
  await test.step("the cards are dealt, ten to each, and nobody is sent another's", async () => {
    for (const player of players) await expect(player.hand.getByRole("button")).toHaveCount(10);
    const hands = await Promise.all(players.map((player) => player.cards()));
    expect(new Set(hands.flat()).size).toBe(30);
    expect(received.map((cards) => cards.size)).toEqual([10, 10, 10]);
    expect(new Set(received.flatMap((cards) => [...cards])).size).toBe(30);
  });

  const [first, second, third] = await inTurn(players);
  const sentByThird = sent[players.indexOf(third)] ?? (() => Number.NaN);
  const ahead = (move: RegExp) => third.page.getByRole("status").filter({ hasText: move });

  await test.step("a pass is chosen ahead, taken back by Escape and chosen again; it is said when its turn has come", async () => {
    await turnMovesAhead(third.page);
    const pass = third.page.getByRole("button", { name: "Pass when asked" });
    await pass.click();
    await expect(ahead(/^Chosen ahead: pass$/i)).toBeVisible();
    await third.page.keyboard.press("Escape");
    await expect(pass).toHaveAttribute("aria-pressed", "false");
    await first.takeTurn();
    await pass.click();
    expect(sentByThird()).toBe(0);
    await second.takeTurn();
    await expect.poll(sentByThird).toBe(1);
  });

  await test.step("a card is chosen ahead, taken back by a second tap and chosen again; it goes when its turn has come", async () => {
    await first.takeTurn();
    await expect(
      third.page.getByRole("list", { name: "Trick on the table" }).getByRole("listitem").last(),
    ).toBeVisible();
    const mayFollow = third.hand.getByRole("button", { disabled: false });
    const chosen = third.hand.getByRole("button", { pressed: true });
    await mayFollow.first().click();
    await expect(ahead(/^Chosen ahead: /)).toBeVisible();
    await chosen.click();
    await expect(chosen).toHaveCount(0);
    await mayFollow.first().click();
    await expect(chosen).toHaveCount(1);
    expect(sentByThird()).toBe(1);
    await second.takeTurn();
    await expect(third.hand.getByRole("button")).toHaveCount(9);
    expect(sentByThird()).toBe(2);
    await turnMovesAhead(third.page);
  });

  await test.step("they play to the next deal", async () => {
    await Promise.all(players.map((player) => player.playUntil(player.page.getByText("Deal 2", { exact: true }))));
  });

  await test.step("the next deal is a misère: a catcher marks a card of the other one's, who sees it in their hand and in the plan; the declarer has no plan", async () => {
    const [declarer, one, other] = await inTurn(players);
    const openHand = declarer.page.getByRole("list", { name: /^Cards of / }).first();
    await Promise.all([
      new Player(declarer.page, { bidsMisere: true }).playUntil(openHand),
      ...[one, other].map((catcher) => catcher.playUntil(planOpener(catcher.page))),
    ]);
    const plan = await openPlan(one.page);
    const [card = ""] = await other.cards();
    await plan.getByRole("button", { name: card, exact: true }).click();
    await expect(stepsOf(plan)).toHaveCount(1);
    const marked = other.hand.getByRole("button", { name: card, exact: true });
    await expect(marked).toHaveAccessibleDescription(/number 1 in the plan/);
    await expect(stepsOf(await openPlan(other.page))).toHaveText(/^1/);
    await expect(planOpener(declarer.page)).toHaveCount(0);
  });
});
