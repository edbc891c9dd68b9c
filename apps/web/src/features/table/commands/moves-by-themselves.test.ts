import { actorOf, legal, type Pulya } from "@trelyazh/preferans";
import { expect, test } from "vitest";
import { playOn, pulyaBeforeTheLead } from "../testing/led-table.ts";
import { ToldTable } from "../testing/told-table.ts";
import { moveByItself, type Wishes } from "./moves-by-themselves.ts";

const NOTHING_WISHED: Wishes = { ahead: false, forced: false };
const AHEAD: Wishes = { ahead: true, forced: false };
const FORCED: Wishes = { ahead: false, forced: true };

function byItself({ store }: ToldTable, wishes: Wishes) {
  const scene = store.scene();
  if (scene === null) throw new Error("no table");
  return moveByItself(scene, wishes);
}

/** Plays on until whoever has the turn is such a one. */
function until(is: (pulya: Pulya) => boolean): ToldTable {
  let pulya = pulyaBeforeTheLead();
  while (!is(pulya)) pulya = playOn(pulya);
  return new ToldTable(actorOf(pulya) ?? 0, pulya);
}

const choices = (pulya: Pulya) => {
  const actor = actorOf(pulya);
  const options = actor === null ? null : legal(pulya, actor);
  return options?.kind === "play" ? options.cards.length : 0;
};
const heldBy = (pulya: Pulya) => pulya.deal?.hands[actorOf(pulya) ?? 0]?.length ?? 0;

test("the last card goes by itself, whatever is wished for", () => {
  const table = until((pulya) => heldBy(pulya) === 1 && choices(pulya) === 1);
  expect(byItself(table, NOTHING_WISHED)?.type).toBe("playCard");
});

test("the only card that may be played goes by itself where that is wished for", () => {
  const table = until((pulya) => heldBy(pulya) > 1 && choices(pulya) === 1);
  expect(byItself(table, NOTHING_WISHED)).toBeNull();
  expect(byItself(table, FORCED)?.type).toBe("playCard");
});

test("a card that was chosen ahead goes by itself when its turn has come, and not before", () => {
  const table = new ToldTable(2, pulyaBeforeTheLead());
  const { pulya } = table;
  const led = playOn(pulya);
  const options = legal(led, 2);
  const [wanted] = options.kind === "play" ? options.cards : [];
  if (wanted === undefined) throw new Error("nothing can be played");
  table.store.chooseAhead({ type: "playCard", card: wanted });
  expect(byItself(table, AHEAD)).toBeNull();
  table.playToOwnTurn();
  expect(byItself(table, AHEAD)).toEqual({ type: "playCard", card: wanted });
  expect(byItself(table, NOTHING_WISHED)).toBeNull();
});

test("a move goes once in a turn: not while it is on its way, nor after it was refused, nor after an offer", () => {
  const table = until((pulya) => heldBy(pulya) === 1 && choices(pulya) === 1);
  const wish = byItself(table, NOTHING_WISHED);
  if (wish === null) throw new Error("it does not go by itself");
  table.store.tell({ ownMove: { turnNumber: 7, wish } });
  table.store.tell({ isActing: true });
  expect(byItself(table, NOTHING_WISHED)).toBeNull();
  table.store.tell({ isActing: false });
  expect(byItself(table, NOTHING_WISHED)).toBeNull();
});

test("while something else is asked, nothing goes by itself", () => {
  const table = until((pulya) => heldBy(pulya) > 1 && choices(pulya) === 1);
  table.sendWhole({ proposal: { kind: "pause", by: 0, agreed: [] } });
  expect(byItself(table, FORCED)).toBeNull();
});

test("a tab that is quiet plays nothing", () => {
  const table = until((pulya) => heldBy(pulya) === 1 && choices(pulya) === 1);
  table.store.tell({ isElsewhere: true });
  expect(byItself(table, NOTHING_WISHED)).toBeNull();
});
