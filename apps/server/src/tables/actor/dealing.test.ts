import { DECK } from "@trelyazh/preferans";
import type { TableEnvelope } from "@trelyazh/table";
import { describe, expect, test } from "vitest";
import { seatedTable, type LiveTable, type LiveTableOptions } from "../../testing/in-memory/live-table.ts";
import { seededChance } from "../../testing/in-memory/seeded-chance.ts";
import { deckOf, deckSource } from "./dealing.ts";

/** Two boards: the deck in order, and the other way round. */
const BOARDS = [DECK, DECK.toReversed()];

async function dealt(options: LiveTableOptions = {}): Promise<LiveTable> {
  const live = await seatedTable(options);
  await live.clock.advance(0);
  return live;
}

function dealsOf({ store }: LiveTable) {
  return store.rows.flatMap(({ envelope: { event }, secret }) =>
    event.type === "game" && event.event.type === "dealt" ? [{ hands: event.event.hands, secret }] : [],
  );
}

/** Plays on until the table has dealt nothing for a while, or is finished. */
async function playOut(live: LiveTable): Promise<TableEnvelope["event"] | undefined> {
  while ((await live.table()).status === "playing") await live.goOn();
  return live.store.rows.at(-1)?.envelope.event;
}

describe("a table's own shuffle", () => {
  test("draws each deck from a fresh seed, which the journal keeps", () => {
    const source = deckSource(seededChance(1), new Map());
    const { deck, secret } = source.draw({}, 3, null);
    expect(deck).toEqual(deckOf({ serverSeed: secret?.serverSeed ?? "", clientNonces: [], dealNumber: 3 }));
    expect(source.draw({}, 3, null).secret).not.toEqual(secret);
  });

  test("is where its deals come from, and nothing is said of it", async () => {
    const live = await dealt();
    expect(live.store.rows[0]?.envelope.event).not.toHaveProperty("deckSource");
    expect(dealsOf(live)).toMatchObject([{ secret: { serverSeed: expect.any(String) } }]);
  });
});

describe("boards", () => {
  test("are dealt in order, the same at each table that plays them, and keep no seed", async () => {
    const [one, other] = [await dealt({ boards: BOARDS }), await dealt({ boards: BOARDS, bots: 2 })];
    expect(one.store.rows[0]?.envelope.event).toMatchObject({
      deckSource: { kind: "boards", set: "boards", count: 2 },
    });
    await playOut(one);
    expect(dealsOf(one)).toMatchObject([{ secret: null }, { secret: null }]);
    expect(new Set(dealsOf(one).map(({ hands }) => JSON.stringify(hands))).size).toBe(2);
    expect(dealsOf(other)).toEqual(dealsOf(one).slice(0, 1));
  });

  test("end the pulya when the last of them has been played, after a restart too", async () => {
    const live = await dealt({ boards: BOARDS });
    while ((await live.table()).pulya?.dealNumber !== 2) await live.goOn();
    await live.registry.close();
    const again = await live.restart();
    expect(await playOut(again)).toMatchObject({ type: "game", event: { type: "pulyaSettled" } });
    expect(dealsOf(again)).toHaveLength(2);
  });

  test("that the club has not got make no table, and no deal", () => {
    const source = deckSource(seededChance(1), new Map([["boards", BOARDS]]));
    const table = { deckSource: source.boardsOf("boards") };
    expect(source.draw(table, 2, null)).toEqual({ deck: BOARDS[1] });
    expect(() => source.draw(table, 3, null)).toThrow('there is no board 3 called "boards"');
    expect(() => source.boardsOf("others")).toThrow('there are no boards called "others"');
  });
});
