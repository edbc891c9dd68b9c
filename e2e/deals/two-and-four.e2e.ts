import type { Page } from "@playwright/test";
import { settingsOf } from "@trelyazh/preferans";
import { expect, test } from "../fixtures.ts";
import { expectRoomInWindow, roomAtEachDecision } from "../frame/room.ts";
import { setHastyTable, sitDownByLink } from "../lobby.ts";
import { Player, withPointer, withTouch, type Activate } from "../player.ts";
import { ENGLISH, RUSSIAN, type Words } from "../words.ts";

interface Person {
  readonly page: Page;
  readonly activate: Activate;
  readonly words: Words;
}

const PHONE = { hasTouch: true, isMobile: true };
const HOST = { options: { viewport: { width: 1440, height: 900 } }, words: ENGLISH, activate: withPointer };
const FRIENDS = [
  {
    options: { ...PHONE, viewport: { width: 320, height: 568 }, locale: "ru-RU" },
    words: RUSSIAN,
    activate: withTouch,
  },
  { options: { ...PHONE, viewport: { width: 844, height: 390 } }, words: ENGLISH, activate: withTouch },
] as const;

/** Each of them whists whatever comes, so that hands are opened and games are played. */
async function playPulya({ page, activate, words }: Person): Promise<void> {
  const beforeTurn = roomAtEachDecision(page, expectRoomInWindow);
  await new Player(page, { activate, words, highCardsForABid: 3, whists: true, beforeTurn }).playUntil();
}

for (const { players, bots, deals } of [
  { players: 2, bots: 0, deals: 4 },
  { players: 4, bots: 2, deals: 4 },
] as const) {
  for (const [turn, friend] of FRIENDS.entries()) {
    const { width, height } = friend.options.viewport;
    test(`a pulya for ${players} is played to its settlement by two people, one at ${width} × ${height}, and ${bots} bots; each control is in the window`, async ({
      newPerson,
    }) => {
      const host = { ...HOST, page: await newPerson(HOST.options) };
      const other = { ...friend, page: await newPerson(friend.options) };
      const settings = settingsOf(turn === 0 ? "sochi" : "fspr", { players, closeBy: { kind: "deals", count: deals } });
      const url = await setHastyTable(host.page, { bots, settings });
      await sitDownByLink(other.page, url, other);
      await Promise.all([host, other].map(playPulya));
      for (const { page, words } of [host, other]) {
        const balances = page.getByRole("dialog", { name: words.settlement }).getByRole("list").first();
        await expect(balances.getByRole("listitem")).toHaveCount(players);
      }
    });
  }
}
