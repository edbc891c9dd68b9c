import { setImmediate as nextTurnOfLoop } from "node:timers/promises";
import type { Move, Seat } from "@trelyazh/preferans";
import type { Member } from "@trelyazh/table";
import { expect, test } from "vitest";
import { ANN, BOB, CID, seatedTable, type LiveTable } from "../../testing/in-memory/live-table.ts";
import { startTestNodes } from "../../testing/in-memory/start-test-nodes.ts";
import { DAN, Party } from "./testing/party.ts";
import { PLANNED } from "./messages.ts";
import type { Passing } from "../../bus/local-hub.ts";
import type { ShownPlan } from "../actor/catching/catchers-plan.ts";

const PEOPLE = [ANN, BOB, CID];

/** The first to speak plays a misère. */
function boldly(moves: readonly Move[]): Move | undefined {
  return (
    moves.find((move) => move.type === "call" && move.call === "misere") ??
    moves.find((move) => move.type === "call" && move.call === "pass") ??
    moves[0]
  );
}

/** Collects what comes in a stream until it ends. */
function read(stream: AsyncIterable<ShownPlan>) {
  const seen: ShownPlan[] = [];
  const state = { seen, isOver: false };
  void (async () => {
    for await (const plan of stream) seen.push(plan);
    state.isOver = true;
  })();
  return state;
}

/** A misère whose hands lie open; by turns declarer and the two catchers. */
async function openMisere(live: LiveTable): Promise<readonly [Member, Member, Member]> {
  await live.clock.advance(0);
  for (;;) {
    const { pulya } = await live.table();
    const deal = pulya?.deal;
    if (deal?.phase === "play" && deal.undertaking.kind === "misere" && deal.open.length > 0) {
      const { declarer } = deal.undertaking;
      const [first, second] = [(declarer + 1) % 3, (declarer + 2) % 3];
      return [PEOPLE[declarer] ?? ANN, PEOPLE[first] ?? ANN, PEOPLE[second] ?? ANN];
    }
    await live.play(boldly);
  }
}

test("what a catcher plans is seen by both of them, by nobody else, and only while the deal is on", async () => {
  const live = await seatedTable();
  const [declarer, first, second] = await openMisere(live);
  const { tables, tableId, clock } = live;
  const [mine, others] = [read(await tables.plan(first, { tableId })), read(await tables.plan(second, { tableId }))];
  await tables.changePlan(first, { tableId, deal: 1, change: { type: "mark", card: "7s", to: "Ts" } });
  await nextTurnOfLoop();
  expect([mine, others].map(({ seen }) => seen.at(-1)?.steps.map(({ card, to }) => [card, to]))).toEqual([
    [["7s", "Ts"]],
    [["7s", "Ts"]],
  ]);
  const change = { type: "clear" } as const;
  for (const [member, clubCode] of [
    [declarer, "NOT_A_CATCHER"],
    [DAN, "NOT_SEATED"],
  ] as const) {
    await expect(tables.plan(member, { tableId })).rejects.toMatchObject({ clubCode: "NOT_A_CATCHER" });
    await expect(tables.changePlan(member, { tableId, deal: 1, change })).rejects.toMatchObject({ clubCode });
  }
  while ((await live.table()).pulya?.deal?.phase === "play") await live.play();
  await clock.advance(3000);
  await nextTurnOfLoop();
  expect([mine.isOver, others.isOver]).toEqual([true, true]);
  await expect(tables.plan(first, { tableId })).rejects.toMatchObject({ clubCode: "NOT_A_CATCHER" });
});

async function openSeats(party: Party): Promise<readonly Seat[]> {
  const deal = (await party.table()).pulya?.deal;
  return deal?.phase === "play" ? deal.open : [];
}

test.each(["told of", "not told of, since the word is lost"])(
  "catchers at nodes of their own plan together: a change is %s",
  async (how) => {
    const pass = ({ subject }: Passing, deliver: () => void) => {
      if (how === "told of" || !subject.endsWith(PLANNED.name)) deliver();
    };
    const party = await Party.gather(await startTestNodes(4, { pass }));
    const { tableId, club } = party;
    while ((await openSeats(party)).length === 0) await party.goOn(boldly);
    const open = await openSeats(party);
    const [first = 0, second = 0] = open;
    const others = read(await party.ask(second, (tables, member) => tables.plan(member, { tableId })));
    const change = { type: "mark", card: "7s", to: null } as const;
    await party.ask(first, (tables, member) => tables.changePlan(member, { tableId, deal: 1, change }));
    await club.pass(how === "told of" ? 0 : 3000);
    expect(others.seen.at(-1)?.steps).toEqual([{ by: first, card: "7s", to: null }]);
    const [closed = 0] = [0, 1, 2].filter((seat) => !open.some((each) => each === seat));
    await expect(party.ask(closed, (tables, member) => tables.plan(member, { tableId }))).rejects.toMatchObject({
      clubCode: "NOT_A_CATCHER",
    });
  },
);
