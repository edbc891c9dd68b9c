// @vitest-environment happy-dom
import type { TablePresence } from "@trelyazh/protocol";
import { expect, test } from "vitest";
import { fakeClub, showInClub } from "#lib/club/testing/fake-club.tsx";
import { TableContext } from "./scene/table-context.ts";
import { TableStore } from "./scene/table-store.ts";
import { TableBanners } from "./table-banners.tsx";
import { pulyaBeforeTheLead, tableSeenBy } from "./testing/led-table.ts";
import { NO_ACTIONS } from "./testing/no-actions.ts";

const CALM: TablePresence = {
  online: [0, 1],
  spectators: 0,
  isStorageAway: false,
  isLineAway: false,
  botsHurry: false,
};

/** What alarms a player whose own line is open. */
async function alertAt(presence: TablePresence): Promise<string | undefined> {
  const store = new TableStore({ id: "ann", name: "Ann" });
  store.show({ table: tableSeenBy(0, pulyaBeforeTheLead()), you: 0, clockOffsetMs: 0, log: [], lastDeal: null });
  store.tell({ presence, link: { kind: "open" } });
  const { place, ...shown } = await showInClub(
    fakeClub().connection,
    <TableContext value={{ store, actions: NO_ACTIONS }}>
      <TableBanners />
    </TableContext>,
  );
  await using _ = shown;
  return place.querySelector('[role="alert"]')?.textContent ?? undefined;
}

test("a table that cannot be reached says whose line is down, and one that cannot be stored says that first", async () => {
  expect(await alertAt(CALM)).toBeUndefined();
  expect(await alertAt({ ...CALM, isLineAway: true })).toContain("The club’s own line is down.");
  const both = { ...CALM, isLineAway: true, isStorageAway: true };
  expect(await alertAt(both)).toContain("The club cannot record moves right now.");
});
