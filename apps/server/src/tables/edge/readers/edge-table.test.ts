import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { LocalHub } from "../../../bus/local-hub.ts";
import { fakeClock } from "@trelyazh/testkit";
import { ANN, BOB } from "../../../testing/in-memory/live-table.ts";
import { FOLLOW } from "../messages.ts";
import { Pauses } from "../pauses.ts";
import { Routing } from "../routing.ts";
import { Whereabouts } from "../whereabouts.ts";
import { EdgeTable } from "./edge-table.ts";
import { Inlet } from "./inlet.ts";

const nowhere = () => Promise.reject(new Error("the table does not live here"));

/** Another node, at which all tables live; it says for whom it has opened streams of each, in order. */
function nodeElsewhere() {
  const clock = fakeClock();
  const hub = new LocalHub({ clock });
  const [bus, owner] = [hub.join("here"), hub.join("owner")];
  const opened = new Map<string, string[]>();
  owner.answer(FOLLOW, ({ tableId, readers }) => {
    const ids = readers.map(({ member }) => member.id);
    opened.set(tableId, [...(opened.get(tableId) ?? []), ...ids]);
    return Promise.resolve({});
  });
  const self = { id: "here", name: "here", release: 1, isLeaving: false };
  const whereabouts = new Whereabouts({ self, knows: () => true });
  const pauses = new Pauses(clock);
  const inlet = new Inlet("owner", { bus, clock, onReopened: () => {} });
  let ids = 0;
  const deps = {
    bus,
    clock,
    pauses,
    whereabouts,
    routing: new Routing({ registry: { has: () => false }, whereabouts, clock, pauses }),
    registry: { get: nowhere },
    tables: { follow: nowhere, followPresence: nowhere },
    inletOf: () => inlet,
    nextId: () => ++ids,
    onAway: () => {},
    onEmpty: () => {},
  };
  const table = () => {
    const id = randomUUID();
    whereabouts.note(id, { nodeId: "owner", epoch: 1 });
    return new EdgeTable(id, deps);
  };
  return { table, openedOf: ({ id }: EdgeTable) => opened.get(id) };
}

async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) await Promise.resolve();
}

/** More than it takes to open a stream at another node. */
const LONG = 60;

test("a reader who comes just as the streams of others were opened has theirs opened too, whatever the moment", async () => {
  const { table, openedOf } = nodeElsewhere();
  const moments = await Promise.all(
    Array.from({ length: LONG }, async (_, moment) => {
      const read = table();
      read.adopt({ member: ANN, line: null, seat: null }, 0);
      await turns(moment);
      read.adopt({ member: BOB, line: null, seat: null }, 0);
      await turns(2 * LONG);
      return openedOf(read);
    }),
  );
  expect(moments).toEqual(moments.map(() => [ANN.id, BOB.id]));
});
