// @vitest-environment happy-dom
import { expect, test, vi } from "vitest";
import { doing, fakeClub, showInClub } from "#lib/club/testing/fake-club.tsx";
import { backPreference, facesPreference } from "#lib/preferences/deck.ts";
import { TableContext } from "../scene/table-context.ts";
import { TableStore } from "../scene/table-store.ts";
import { NO_ACTIONS } from "../testing/no-actions.ts";
import { tableWith } from "../testing/table-with.ts";
import { ClosedHand, Hand } from "./hand.tsx";

type HandProps = Parameters<typeof Hand>[0];

function spies() {
  const spy = () => vi.fn<(card: string) => void>();
  return { take: spy(), touch: spy(), refuse: spy(), choose: spy() };
}

/** Shows a hand of three cards, of which two may be played and one of these is picked. */
async function shownHand(given: Partial<HandProps> = {}, isActing = false) {
  const store = new TableStore(null);
  store.show({ table: tableWith({}), you: 0, clockOffsetMs: 0, log: [], lastDeal: null });
  store.tell({ isActing });
  const calls = spies();
  const shown = await showInClub(
    fakeClub().connection,
    <TableContext value={{ store, actions: NO_ACTIONS }}>
      <Hand
        label="Your cards"
        cards={["As", "Ks", "7h"]}
        playable={["As", "Ks"]}
        picked={["Ks"]}
        taking={{ ...calls, lifted: null }}
        look="own"
        {...given}
      />
      <ClosedHand count={1} />
    </TableContext>,
  );
  const buttons = [...shown.place.querySelectorAll("button")];
  const tap = (index: number, clicks = 1) =>
    buttons[index]?.dispatchEvent(new MouseEvent("click", { bubbles: true, detail: clicks }));
  return { ...shown, calls, tap, buttons };
}

/** What is said of each card by its state. */
function said(buttons: readonly HTMLButtonElement[]) {
  return buttons.map((button) =>
    ["data-state", "aria-disabled", "aria-pressed", "tabindex"]
      .flatMap((name) => (button.hasAttribute(name) ? [`${name}="${button.getAttribute(name)}"`] : []))
      .join(" "),
  );
}

test("cards that may be taken are offered, the others are not", async () => {
  await using hand = await shownHand();
  expect(said(hand.buttons)).toEqual([
    'data-state="ready" aria-disabled="false" tabindex="0"',
    'data-state="picked" aria-disabled="false" aria-pressed="true" tabindex="-1"',
    'data-state="barred" aria-disabled="true" tabindex="-1"',
  ]);
});

test("a move that is on its way disables every card, and leaves each its place in the tab order", async () => {
  await using hand = await shownHand({}, true);
  expect(said(hand.buttons)).toEqual([
    'data-state="ready" aria-disabled="true" tabindex="0"',
    'data-state="picked" aria-disabled="true" aria-pressed="true" tabindex="-1"',
    'data-state="barred" aria-disabled="true" tabindex="-1"',
  ]);
});

test("a tap touches a card, a key takes it, and one that may not be taken says why", async () => {
  await using hand = await shownHand();
  hand.tap(0);
  hand.tap(0, 0);
  hand.tap(2);
  expect([hand.calls.touch.mock.calls, hand.calls.take.mock.calls, hand.calls.refuse.mock.calls]).toEqual([
    [["As"]],
    [["As"]],
    [["7h"]],
  ]);
});

test("before its turn a hand offers what may be chosen ahead, marks what is, and a tap on either chooses", async () => {
  const calls = spies();
  const ahead = { cards: ["As", "Ks"], chosen: "Ks", choose: calls.choose } as const;
  await using hand = await shownHand({ playable: null, picked: [], ahead });
  expect(said(hand.buttons)).toEqual([
    'data-state="waits" aria-disabled="false" tabindex="0"',
    'data-state="ahead" aria-disabled="false" aria-pressed="true" tabindex="-1"',
    'data-state="idle" aria-disabled="true" tabindex="-1"',
  ]);
  for (const index of [0, 1, 2]) hand.tap(index);
  expect([calls.choose.mock.calls, hand.calls.refuse.mock.calls]).toEqual([[["As"], ["Ks"]], [["7h"]]]);
});

test("a card that was chosen ahead is taken back by a tap also when its turn has come", async () => {
  const calls = spies();
  const ahead = { cards: [], chosen: "As", choose: calls.choose } as const;
  await using hand = await shownHand({ picked: [], ahead });
  hand.tap(0);
  expect([calls.choose.mock.calls, hand.calls.touch.mock.calls]).toEqual([[["As"]], []]);
});

test("faces and backs are those that this browser's player likes, at once", async () => {
  await using hand = await shownHand();
  const inHand = (what: string) => hand.place.querySelectorAll(what).length;
  expect([inHand("li text"), inHand("[role=img] circle")]).toEqual([6, 0]);
  await doing(() => {
    facesPreference.set("large");
    backPreference.set("star");
  });
  expect([inHand("li text"), inHand("[role=img] circle")]).toEqual([3, 2]);
  await doing(() => {
    facesPreference.set("drawn");
    backPreference.set("trellis");
  });
});
