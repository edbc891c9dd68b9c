import { expect, test } from "../fixtures.ts";
import { setTable, sitDownByLink } from "../lobby.ts";
import { Player } from "../player.ts";
import { watchCards } from "../watch-cards.ts";

test("three people play a deal at one table, each seeing only their own cards", async ({ newPerson }) => {
  const [host, friend, stranger] = [await newPerson(), await newPerson(), await newPerson()];
  const people = [host, friend, stranger];
  const received = people.map(watchCards);

  await test.step("they sit down: the host, a friend by the link, a stranger from the lobby", async () => {
    await setTable(host, { bots: 0 });
    await sitDownByLink(friend, host.url());
    const hostName = await host
      .getByText(/^Guest \d+$/)
      .first()
      .innerText();
    await stranger.goto("/lobby");
    const table = stranger.getByRole("listitem").filter({ hasText: hostName });
    await table.getByRole("button", { name: "Take chair 3" }).click();
  });

  const players = people.map((page) => new Player(page));
  await test.step("the cards are dealt, ten to each, and nobody is sent another's", async () => {
    for (const player of players) await expect(player.hand.getByRole("button")).toHaveCount(10);
    const hands = await Promise.all(players.map((player) => player.cards()));
    expect(new Set(hands.flat()).size).toBe(30);
    expect(received.map((cards) => cards.size)).toEqual([10, 10, 10]);
    expect(new Set(received.flatMap((cards) => [...cards])).size).toBe(30);
  });

  await test.step("they play to the next deal", async () => {
    await Promise.all(players.map((player) => player.playUntil(player.page.getByText("Deal 2", { exact: true }))));
  });
});
