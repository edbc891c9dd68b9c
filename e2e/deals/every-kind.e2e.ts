import type { Locator, Page } from "@playwright/test";
import { openPlan, planOpener, stepsOf } from "./catchers-plan.ts";
import { expect, test } from "../fixtures.ts";
import { expectRoomInWindow, findUnusable, roomAtEachDecision } from "../frame/room.ts";
import { withKeyboard } from "../keyboard.ts";
import { setHastyTable, sitDownByLink } from "../lobby.ts";
import { Player, withPointer, withTouch, type Activate } from "../player.ts";
import { ENGLISH, RUSSIAN, type Words } from "../words.ts";

interface Person {
  readonly page: Page;
  readonly activate: Activate;
  readonly words: Words;
}

type Kind = keyof typeof KINDS;
type Manner = NonNullable<ConstructorParameters<typeof Player>[1]>;

/** More high cards than there are. */
const PASSES: Manner = { highCardsForABid: 11 };
const WHISTS: Manner = { ...PASSES, whists: true };
const BIDS: Manner = { highCardsForABid: 0 };

/** What the declarer and the two others are like in a deal of each kind, whatever the cards are. */
const KINDS = {
  "all-pass": [PASSES, PASSES, PASSES],
  "a contract, played light": [BIDS, { ...WHISTS, defends: "light" }, PASSES],
  "a contract, played dark": [BIDS, { ...WHISTS, defends: "dark" }, PASSES],
  "a misère": [{ ...PASSES, bidsMisere: true }, WHISTS, WHISTS],
  "a ten": [{ ...BIDS, orders: "highest" }, WHISTS, PASSES],
  "a contract that both whist": [BIDS, WHISTS, WHISTS],
} satisfies Record<string, readonly [Manner, Manner, Manner]>;

const PHONE = { hasTouch: true, isMobile: true };

const DESK = { width: 1440, height: 900 };
const TABLET = { width: 768, height: 1024 };

/** Everybody sits before another window, and takes things with something else; at the desk first with a mouse. */
const SEATS = [
  { options: { ...PHONE, viewport: { width: 844, height: 390 } }, words: ENGLISH, activate: withTouch },
  {
    options: { ...PHONE, viewport: { width: 320, height: 568 }, locale: "ru-RU" },
    words: RUSSIAN,
    activate: withTouch,
  },
  { options: { viewport: DESK, locale: "ru-RU" }, words: RUSSIAN, activate: withKeyboard },
];

/** The others than the declarer come in the order of their chairs. */
function playersOf(people: readonly Person[], kind: Kind, declarer: number): readonly Player[] {
  return people.map(({ page, activate, words }, chair) => {
    const manner = KINDS[kind][(chair - declarer + people.length) % people.length];
    return new Player(page, { ...manner, activate, words, beforeTurn: roomAtEachDecision(page, expectRoomInWindow) });
  });
}

/** What somebody sees once the deal after that one has begun. */
function nextDealTo({ page, words }: Person, deal: number): Locator {
  return page.getByText(`${words.deal} ${deal + 1}`, { exact: true });
}

async function playDeal(people: readonly Person[], kind: Kind, deal: number): Promise<void> {
  const players = playersOf(people, kind, deal % people.length);
  await Promise.all(
    players.map((player, chair) => {
      const person = people[chair] as Person; // there is a player for each
      return player.playUntil(nextDealTo(person, deal));
    }),
  );
}

/** A plan is scrolled as a page is. */
async function expectRoomInPlan({ page }: Person): Promise<void> {
  await expect.poll(() => findUnusable(page), "in the plan").toEqual([]);
}

interface Seat {
  readonly player: Player;
  readonly person: Person;
}

/** The catchers plan as soon as the hands lie open: one marks a card of the other's, who sees it and takes it back. */
async function planTogether(one: Person, other: Person): Promise<void> {
  const plan = await openPlan(one.page, one);
  await one.activate(plan.getByRole("region").first().getByRole("button").first());
  await expect(stepsOf(plan)).toHaveCount(1);
  await expectRoomInPlan(one);
  const seen = await openPlan(other.page, other);
  await expect(stepsOf(seen)).toHaveCount(1);
  await expectRoomInPlan(other);
  await other.activate(stepsOf(seen).getByRole("button"));
  await expect(stepsOf(plan)).toHaveCount(0);
  for (const { page } of [one, other]) await page.keyboard.press("Escape");
}

/** Both catchers play until the hands lie open, plan, and play on. */
async function playMisere(people: readonly Person[], deal: number): Promise<void> {
  const declarer = deal % people.length;
  const seats = playersOf(people, "a misère", declarer).map((player, chair) => ({
    player,
    person: people[chair] as Person, // there is a player for each
  }));
  const [playing, left, right] = [...seats.slice(declarer), ...seats.slice(0, declarer)] as [Seat, Seat, Seat];
  const toTheEnd = ({ player, person }: Seat) => player.playUntil(nextDealTo(person, deal));
  const catching = async () => {
    await Promise.all([left, right].map(({ player, person }) => player.playUntil(planOpener(person.page, person))));
    await planTogether(left.person, right.person);
    await Promise.all([left, right].map(toTheEnd));
  };
  await Promise.all([toTheEnd(playing), catching()]);
}

/** The declarer lays the cards down before one is played and offers to share the tricks out; the others see them, and accept. */
async function agreeOnTricks(people: readonly Person[], deal: number): Promise<void> {
  const declarer = deal % people.length;
  const players = playersOf(people, "a contract that both whist", declarer);
  await Promise.all(
    players.map(async (player, chair) => {
      const { page, activate, words } = people[chair] as Person; // there is a player for each
      const accept = page.getByRole("button", { name: words.accept, exact: true });
      const open = page.getByRole("button", { name: words.agreeOnTricks });
      const lead = page.getByRole("status").filter({ hasText: words.yourTurn });
      await player.playUntil(chair === declarer ? open : accept.or(lead).first());
      if (chair !== declarer) {
        await accept.waitFor();
        const laidDown = page.getByRole("list", { name: words.openCards });
        await expect(laidDown.getByRole("button")).toHaveCount(10);
        await expectRoomInWindow(page);
        return activate(accept);
      }
      await activate(open);
      const dialog = page.getByRole("dialog", { name: words.whoGetsTricks });
      await expect(dialog.getByRole("switch", { name: words.showCards })).toBeChecked();
      await activate(dialog.getByRole("button", { name: words.offer, exact: true }));
    }),
  );
  await playDeal(people, "all-pass", deal);
}

test("deals of every kind are played by touch, with a mouse and by keys alone, in windows of every shape and in both languages; each control is in the window, large enough, and over no other", async ({
  newPerson,
}) => {
  const people: Person[] = [];
  for (const { options, ...person } of SEATS) people.push({ ...person, page: await newPerson(options) });
  const [host, ...friends] = people as [Person, Person, Person];
  const url = await setHastyTable(host.page, { bots: 0, poolTarget: 20 });
  for (const friend of friends) await sitDownByLink(friend.page, url, friend);
  const withMouse = [host, friends[0], { ...friends[1], activate: withPointer }];
  for (const [index, kind] of (Object.keys(KINDS) as Kind[]).entries()) {
    await friends[1].page.setViewportSize(index % 2 === 0 ? DESK : TABLET);
    const present = index < people.length ? withMouse : people;
    const play = kind === "a misère" ? playMisere : (all: readonly Person[], deal: number) => playDeal(all, kind, deal);
    await test.step(kind, () => play(present, index + 1));
  }
  await test.step("an offer that all accept", () => agreeOnTricks(people, Object.keys(KINDS).length + 1));
});
