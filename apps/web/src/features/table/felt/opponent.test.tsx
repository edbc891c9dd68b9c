// @vitest-environment happy-dom
import type { TablePresence } from "@trelyazh/protocol";
import type { Table } from "@trelyazh/table";
import { expect, test } from "vitest";
import { fakeClub, showInClub } from "#lib/club/testing/fake-club.tsx";
import { TableContext } from "../scene/table-context.ts";
import { TableStore } from "../scene/table-store.ts";
import { pulyaBeforeTheLead, tableSeenBy } from "../testing/led-table.ts";
import { NO_ACTIONS } from "../testing/no-actions.ts";
import { Opponent } from "./opponent.tsx";

const CALM: TablePresence = {
  online: [0, 1],
  spectators: 1,
  isStorageAway: false,
  isLineAway: false,
  botsHurry: false,
};

/** A table where Eve has left long ago, and a bot keeps her chair. */
function tableWithBot(given: Partial<Table> = {}): Table {
  const table = tableSeenBy(0, pulyaBeforeTheLead(), given);
  return {
    ...table,
    seats: table.seats.with(2, { kind: "bot", name: "Bot 3", level: "club", keptFor: "eve", leftAt: 0 }),
  };
}

/** Shows Dan, who looks on, that chair. */
async function show(table: Table, presence = CALM) {
  const store = new TableStore({ id: "dan", name: "Dan" });
  store.show({ table, you: null, clockOffsetMs: 0, log: [], lastDeal: null });
  store.tell({ presence, link: { kind: "open" } });
  const { place, ...shown } = await showInClub(
    fakeClub().connection,
    <TableContext value={{ store, actions: NO_ACTIONS }}>
      <Opponent seat={2} place="right" />
    </TableContext>,
  );
  return {
    chair: () => place.querySelector('button[aria-label="Take this chair, number 3"]'),
    find: (selector: string) => place.querySelector(selector),
    [Symbol.asyncDispose]: shown[Symbol.asyncDispose],
  };
}

test("the chair of somebody who has left is offered to an onlooker", async () => {
  await using shown = await show(tableWithBot());
  expect(shown.chair()?.getAttribute("aria-disabled")).toBeNull();
});

test("whoever has held another hand of the deal reads beforehand why they cannot have the chair now", async () => {
  await using shown = await show(tableWithBot({ holders: [["ann", "dan"], ["bob"], ["eve"]] }));
  const chair = shown.chair();
  expect(chair?.getAttribute("aria-disabled")).toBe("true");
  const reason = shown.find(`[id="${chair?.getAttribute("aria-describedby") ?? ""}"]`);
  expect(reason?.textContent).toContain("You have held another hand in this deal.");
});

test("a bot that hurries says so at its plate", async () => {
  const sign = '[aria-label="Thinks less than usual just now"]';
  await using calm = await show(tableWithBot());
  expect(calm.find(sign)).toBeNull();
  await using hurried = await show(tableWithBot(), { ...CALM, botsHurry: true });
  expect(hurried.find(sign)).not.toBeNull();
});
