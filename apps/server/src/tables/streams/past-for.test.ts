import { expect, test } from "vitest";
import { cardsIn } from "../../simulation/truth/known-cards.ts";
import { seatedTable } from "../../testing/in-memory/live-table.ts";

const DORA = { id: "dora", name: "Dora" };

test("a spectator reads no more of the past than they may see, also without having the table open", async () => {
  const live = await seatedTable({ wish: { spectatorDelaySeconds: 30, poolTarget: 100 } });
  for (let second = 0; second < 40; second += 1) {
    await live.goOn();
    await live.clock.advance(1000);
  }
  const { clock, store, tableId } = live;
  const shown = store.rows.findLast(({ envelope }) => envelope.at <= clock.now() - 30_000)?.envelope.seq;
  const { events } = await live.tables.past(DORA, { tableId, before: 1000, count: 200 });
  expect([events[0]?.seq, events.at(-1)?.seq]).toEqual([1, shown]);
  const dealt = events.filter(({ event }) => event.type === "game" && event.event.type === "dealt");
  expect(dealt).not.toEqual([]);
  expect(dealt.flatMap((envelope) => [...cardsIn(envelope)])).toEqual([]);
});
