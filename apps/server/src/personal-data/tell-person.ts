import { setImmediate } from "node:timers/promises";
import {
  countPlayedTables,
  findNames,
  listPlayedTables,
  listPlayersAt,
  tellRows,
  TOLD,
  type Database,
  type PlayedTable,
} from "@trelyazh/db";
import { DELETED_NAME } from "@trelyazh/table";
import { readMe } from "./read-me.ts";

export interface Teller {
  readonly database: Pick<Database, "db" | "past" | "withTransaction">;
  /** Returns a pulya in notation, as far as it can be told; null where nothing can. */
  readonly pulyaText: (tableId: string) => Promise<string | null>;
  /** Epoch milliseconds. */
  readonly wall: () => number;
}

export interface Telling {
  readonly userId: string;
  /** Takes the next part of the file. */
  readonly write: (text: string) => Promise<void>;
  /** Told of each step that is done, and how many there are. */
  readonly onStep: (done: number, steps: number) => Promise<void>;
}

/** Tables that are looked up at once. */
const TABLES = 20;
const FORMAT = "trelyazh personal data 1";
/** Of the people whom somebody's rows name by id. */
const NAMING_KEYS = ["otherId", "toId", "fromId"] as const;

/**
 * Tells somebody all that the club keeps of them, as one JSON, part by part: what is behind is not kept in memory. What of it there is, and
 * what is left out, the file says itself.
 */
export async function tellPerson(teller: Teller, { userId, write, onStep }: Telling): Promise<void> {
  const { database, wall } = teller;
  const steps = TOLD.length + (await countPlayedTables(database.past, userId)) + 1;
  let done = 0;
  const step = async () => onStep((done += 1), steps);
  const head = { format: FORMAT, readMe: await readMe(), madeAt: new Date(wall()).toISOString() };
  await write(`${JSON.stringify(head, null, 1).slice(0, -2)}`);
  const named = new Set<string>();
  for (const heading of TOLD) {
    await write(`,\n "${heading}": [`);
    let comma = "";
    await database.withTransaction((tx) =>
      tellRows(tx, { heading, userId }, async (rows) => {
        for (const row of rows) noteNamed(row, named);
        await write(`${comma}\n  ${rows.join(",\n  ")}`);
        comma = ",";
      }),
    );
    await write(comma === "" ? "]" : "\n ]");
    await step();
  }
  await write(',\n "pulyas": [');
  let comma = "";
  for await (const table of playedTables(teller, userId)) {
    await write(`${comma}\n  ${JSON.stringify(await pulyaOf(teller, table, userId))}`);
    comma = ",";
    await step();
    // Others are to be served as well.
    await setImmediate();
  }
  await write(`${comma === "" ? "" : "\n "}],\n "people": ${JSON.stringify(await namesOf(database, named))}\n}\n`);
  await step();
}

async function* playedTables({ database }: Teller, userId: string): AsyncGenerator<PlayedTable> {
  let afterId: string | null = null;
  for (;;) {
    const tables: readonly PlayedTable[] = await listPlayedTables(database.past, { userId, afterId, limit: TABLES });
    yield* tables;
    if (tables.length < TABLES) return;
    afterId = tables.at(-1)?.id ?? null;
  }
}

/** Of a pulya that is not over nothing is told but that it is played: its cards are hidden. */
async function pulyaOf({ database, pulyaText }: Teller, { id, isOver }: PlayedTable, userId: string): Promise<object> {
  const players = await listPlayersAt(database.past, id);
  return {
    table: id,
    isOver,
    players: players.map(({ seat, name, isBot, userId: who }) => ({
      seat: "ABCD".charAt(seat),
      name,
      ...(isBot && { isBot }),
      ...(who === userId && { isYou: true }),
    })),
    notation: isOver ? await pulyaText(id) : null,
  };
}

function noteNamed(row: string, named: Set<string>): void {
  // PostgreSQL has made it.
  const said = JSON.parse(row) as Readonly<Record<string, unknown>>;
  for (const key of NAMING_KEYS) {
    const id = said[key];
    if (typeof id === "string") named.add(id);
  }
}

/** How those are called now whom the rows name by id. */
async function namesOf(
  { db }: Pick<Database, "db">,
  ids: ReadonlySet<string>,
): Promise<Readonly<Record<string, string>>> {
  const found = await findNames(db, [...ids]);
  return Object.fromEntries(found.map(({ userId, name }) => [userId, name ?? DELETED_NAME]));
}
