// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from "vitest";
import { doing, fakeClub, showInClub } from "#lib/club/testing/fake-club.tsx";
import { tapsPreference } from "#lib/preferences/play.ts";
import type { CardTaking } from "../cards/hand.tsx";
import { TableContext } from "../scene/table-context.ts";
import { NO_ACTIONS } from "../testing/no-actions.ts";
import { pulyaBeforeTheLead } from "../testing/led-table.ts";
import { ToldTable } from "../testing/told-table.ts";
import { playableIn, useCardTaking } from "./own-area.tsx";

afterEach(() => tapsPreference.set("one"));

/** Somebody on lead, with what happens to their cards. */
async function onLead() {
  const { store } = new ToldTable(1, pulyaBeforeTheLead());
  const scene = store.scene();
  if (scene === null) throw new Error("no table");
  const playable = playableIn(scene.legal, 1, 1);
  const [one, other] = playable ?? [];
  if (one === undefined || other === undefined) throw new Error("nothing can be played");
  const act = vi.fn<(wish: unknown) => void>();
  let taking: CardTaking | null = null;
  function Taking() {
    taking = useCardTaking({ playable, onToggleDiscard: () => undefined });
    return null;
  }
  const shown = await showInClub(
    fakeClub().connection,
    <TableContext value={{ store, actions: { ...NO_ACTIONS, act } }}>
      <Taking />
    </TableContext>,
  );
  const touch = (card: typeof one) => doing(() => taking?.touch(card));
  return { ...shown, act, one, other, touch, lifted: () => taking?.lifted };
}

test("one tap plays a card", async () => {
  await using table = await onLead();
  await table.touch(table.one);
  expect(table.act).toHaveBeenCalledExactlyOnceWith({ type: "playCard", card: table.one });
});

test("where two taps are wished for, the first lifts a card, another lifts in its place, and the second plays", async () => {
  tapsPreference.set("two");
  await using table = await onLead();
  await table.touch(table.one);
  await table.touch(table.other);
  expect([table.act.mock.calls, table.lifted()]).toEqual([[], table.other]);
  await table.touch(table.other);
  expect(table.act).toHaveBeenCalledExactlyOnceWith({ type: "playCard", card: table.other });
});
