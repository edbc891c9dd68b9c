// @vitest-environment happy-dom
import {
  actorOf,
  DECK,
  decide,
  evolve,
  legalMoves,
  settingsOf,
  startPulya,
  type Command,
  type Move,
  type Pulya,
} from "@trelyazh/preferans";
import { expect, test, vi } from "vitest";
import { fakeClub, showInClub } from "#lib/club/testing/fake-club.tsx";
import { TableContext } from "../scene/table-context.ts";
import { TableStore } from "../scene/table-store.ts";
import { tableSeenBy } from "../testing/led-table.ts";
import { NO_ACTIONS } from "../testing/no-actions.ts";
import { OpennessPanel } from "./decision-panels.tsx";

/** Seat 1 plays six spades, seat 2 passes, seat 0 whists. */
const isWanted = (move: Move): boolean => {
  if (move.type === "call") return move.call === (move.seat === 1 ? "6s" : "pass");
  return move.type !== "answerWhist" || move.answer === (move.seat === 0 ? "whist" : "pass");
};

function nextCommand(pulya: Pulya): Command {
  const actor = actorOf(pulya);
  if (actor === null) return { type: "deal", deck: DECK };
  const wanted = legalMoves(pulya, actor).find(isWanted);
  if (wanted === undefined) throw new Error("nothing can be done");
  return wanted;
}

/** A pulya in which seat 1 has led, and the sole whister is asked how to go on. */
function pulyaAfterTheLead(): Pulya {
  let pulya: Pulya = startPulya({ settings: settingsOf("sochi", { opennessAfterFirstCard: true }), dealer: 0 });
  while (pulya.deal?.phase !== "play" || pulya.deal.trick.cards.length === 0) {
    const decision = decide(pulya, nextCommand(pulya));
    if (!decision.ok) throw new Error(decision.code);
    pulya = decision.events.reduce<Pulya>((before, event) => evolve(before, event), pulya);
  }
  return pulya;
}

test("a whister who is asked after the first card reads which one it is, and chooses", async () => {
  const store = new TableStore({ id: "ann", name: "Ann" });
  const table = tableSeenBy(0, pulyaAfterTheLead());
  store.show({ table, you: 0, clockOffsetMs: 0, log: [], lastDeal: null });
  store.tell({ link: { kind: "open" } });
  expect(store.scene()?.legal).toEqual({ kind: "openness" });
  const act = vi.fn<typeof NO_ACTIONS.act>();
  await using shown = await showInClub(
    fakeClub().connection,
    <TableContext value={{ store, actions: { ...NO_ACTIONS, act } }}>
      <OpennessPanel />
    </TableContext>,
  );
  expect(shown.place.textContent).toContain("The first card: king of spades.");
  const light = [...shown.place.querySelectorAll("button")].find(({ textContent }) => textContent === "Light");
  light?.click();
  expect(act).toHaveBeenCalledWith({ type: "chooseOpenness", open: true });
});
