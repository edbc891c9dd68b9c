import { DELETED_NAME } from "@trelyazh/table";
import { and, eq, isNull, sql } from "drizzle-orm";
import { clubTables, tableEntries, tableSeats } from "../schema/club-tables.ts";
import { club } from "../schema/club.ts";
import { consumers, rebuildNews } from "../schema/consumers.ts";
import { tableEvents, tableSnapshots } from "../schema/journal.ts";
import { nodes, tableOwners } from "../schema/nodes.ts";
import { outbox } from "../schema/outbox.ts";
import { finishedPulyas, pulyaPlayers } from "../schema/pulyas.ts";
import { rateLimits } from "../schema/rate-limits.ts";
import { seedReadings } from "../schema/seed-readings.ts";
import { seekers, seekWaits } from "../schema/seeking/seekers.ts";
import { kept, nobodys, OWN, ruleOf, unnamed, unsaid, type TableRule } from "./rules.ts";

const PLAYED = "what was played belongs to all who played";
const CLUBS = "the club's own";

const TABLES = ruleOf(clubTables, {
  columns: {
    id: kept(PLAYED),
    ownerId: kept(PLAYED),
    status: kept(PLAYED),
    settings: kept(PLAYED),
    turnSeconds: kept(PLAYED),
    untimedAlone: kept(PLAYED),
    isUnlisted: kept(PLAYED),
    isFriendsOnly: kept(PLAYED),
    guests: unsaid("who was expected, by name: other people"),
    createdAt: kept(PLAYED),
    finishedAt: kept(PLAYED),
    spectatorDelaySeconds: kept(PLAYED),
    dealNumber: kept(PLAYED),
    reached: kept(PLAYED),
    keptOut: unnamed("ids of those whom the owner did not want at the table, which is the owner's"),
    notedSeq: nobodys(CLUBS),
    changedXid: nobodys(CLUBS),
  },
  told: [{ as: "tablesOpened", whose: (userId) => eq(clubTables.ownerId, userId) }],
  erase: (tx, { userId }) =>
    tx.execute(sql`
      update ${clubTables} set guests = ${withoutName(sql`guests`, userId)}
      where guests @> jsonb_build_array(jsonb_build_object('userId', ${userId}::text))`),
});

/** A list of people at a table, by id and name, without the name of that one. */
export function withoutName(people: ReturnType<typeof sql>, userId: string) {
  return sql`(
    select jsonb_agg(case when one->>'userId' = ${userId} then one || jsonb_build_object('name', ${DELETED_NAME}::text) else one end order by place)
    from jsonb_array_elements(${people}) with ordinality as each (one, place))`;
}

const SEATS = ruleOf(tableSeats, {
  columns: {
    tableId: kept(PLAYED),
    seat: kept(PLAYED),
    userId: kept(PLAYED),
    botLevel: kept(PLAYED),
    persona: kept(PLAYED),
    name: OWN,
  },
  told: [{ as: "chairs", whose: (userId) => eq(tableSeats.userId, userId) }],
  erase: (tx, { userId }) =>
    tx
      .update(tableSeats)
      .set({ name: DELETED_NAME })
      .where(and(eq(tableSeats.userId, userId), isNull(tableSeats.botLevel))),
});

const ENTRIES = ruleOf(tableEntries, {
  columns: {
    id: unsaid("gone within the minute"),
    userId: unsaid("gone within the minute"),
    tableId: unsaid("gone within the minute"),
    waits: unsaid("gone within the minute"),
    until: unsaid("gone within the minute"),
  },
  erase: (tx, { userId }) => tx.delete(tableEntries).where(eq(tableEntries.userId, userId)),
});

const SEEKERS = ruleOf(seekers, {
  columns: {
    id: OWN,
    userId: OWN,
    conventions: OWN,
    players: OWN,
    paces: OWN,
    withBots: OWN,
    soughtAt: OWN,
    expiresAt: OWN,
    tableId: OWN,
    seat: OWN,
    placedAt: OWN,
    wish: unsaid("who else is brought to the table: other people"),
  },
  told: [{ as: "seeking", whose: (userId) => eq(seekers.userId, userId) }],
  erase: (tx, { userId }) => tx.delete(seekers).where(eq(seekers.userId, userId)),
});

const SEEK_WAITS = ruleOf(seekWaits, {
  columns: {
    id: nobodys("how long somebody waited, and not who"),
    conventions: nobodys("the same"),
    players: nobodys("the same"),
    seconds: nobodys("the same"),
    at: nobodys("the same"),
  },
});

const PULYAS = ruleOf(finishedPulyas, {
  columns: {
    tableId: nobodys("told with the pulyas of whoever played there"),
    settings: nobodys("the same"),
    sheet: nobodys("the same: people are chairs there"),
    settlement: nobodys("the same"),
    finishedAt: nobodys("the same"),
  },
});

const PLAYERS = ruleOf(pulyaPlayers, {
  columns: {
    tableId: kept(PLAYED),
    seat: kept(PLAYED),
    userId: kept(PLAYED),
    botLevel: kept(PLAYED),
    persona: kept(PLAYED),
    name: OWN,
  },
  told: [{ as: "pulyasPlayed", whose: (userId) => eq(pulyaPlayers.userId, userId) }],
  erase: (tx, { userId }) =>
    tx
      .update(pulyaPlayers)
      .set({ name: DELETED_NAME })
      .where(and(eq(pulyaPlayers.userId, userId), isNull(pulyaPlayers.botLevel))),
});

const IN_NOTATION = "told in notation, where the pulya is over";
const BY_THE_JOB = "erase-names: it goes through the journals, where names are replaced";

const EVENTS = ruleOf(tableEvents, {
  columns: {
    tableId: unnamed(IN_NOTATION),
    seq: unnamed(IN_NOTATION),
    kind: unnamed(IN_NOTATION),
    actor: unnamed(IN_NOTATION),
    payload: unsaid(IN_NOTATION),
    turn: unnamed(IN_NOTATION),
    schemaVersion: nobodys(CLUBS),
    commandId: unnamed("made by the client for one command"),
    commandPart: nobodys(CLUBS),
    createdAt: unnamed(IN_NOTATION),
  },
  erasedBy: BY_THE_JOB,
});

const SNAPSHOTS = ruleOf(tableSnapshots, {
  columns: {
    tableId: nobodys(CLUBS),
    seq: nobodys(CLUBS),
    schemaVersion: nobodys(CLUBS),
    state: unsaid("follows from the journal"),
    createdAt: nobodys(CLUBS),
  },
  erasedBy: BY_THE_JOB,
});

const BY_ID = "people are ids there";

const OUTBOX = ruleOf(outbox, {
  columns: {
    xid: nobodys(CLUBS),
    id: nobodys(CLUBS),
    tableId: nobodys(CLUBS),
    seq: nobodys(CLUBS),
    kind: nobodys(CLUBS),
    payload: unnamed(BY_ID),
    at: nobodys(CLUBS),
  },
});

const REBUILD = ruleOf(rebuildNews, {
  columns: {
    consumer: nobodys(CLUBS),
    at: nobodys(CLUBS),
    tableId: nobodys(CLUBS),
    seq: nobodys(CLUBS),
    kind: nobodys(CLUBS),
    payload: unnamed(BY_ID),
  },
});

const RATE_LIMITS = ruleOf(rateLimits, {
  columns: {
    key: unsaid("an address, an id or a hash, until the limit is over: a day at most"),
    points: unsaid("how much of a limit is used up"),
    expire: unsaid("when it is over"),
  },
  erase: (tx, { userId }) => tx.delete(rateLimits).where(sql`${rateLimits.key} like ${`%:${userId}`}`),
});

const CONSUMERS = ruleOf(consumers, {
  columns: {
    name: nobodys(CLUBS),
    version: nobodys(CLUBS),
    positionXid: nobodys(CLUBS),
    positionId: nobodys(CLUBS),
    updatedAt: nobodys(CLUBS),
    rebuiltAt: nobodys(CLUBS),
  },
});

const NODES = ruleOf(nodes, {
  columns: {
    id: nobodys(CLUBS),
    name: nobodys("of a machine"),
    release: nobodys(CLUBS),
    isLeaving: nobodys(CLUBS),
    startedAt: nobodys(CLUBS),
    expiresAt: nobodys(CLUBS),
  },
});

const OWNERS = ruleOf(tableOwners, {
  columns: { tableId: nobodys(CLUBS), nodeId: nobodys(CLUBS), epoch: nobodys(CLUBS) },
});

const CLUB = ruleOf(club, { columns: { isTheOnlyRow: nobodys(CLUBS), id: nobodys(CLUBS) } });

const READINGS = ruleOf(seedReadings, {
  columns: {
    id: nobodys(CLUBS),
    at: nobodys(CLUBS),
    reader: nobodys("an account of a machine, not of the club"),
    tableId: nobodys(CLUBS),
    reason: nobodys("what an operator has written"),
  },
});

/** Tables, what was played there, and the club's own. */
export const TABLES_MAP: readonly TableRule[] = [
  TABLES,
  SEATS,
  ENTRIES,
  SEEKERS,
  SEEK_WAITS,
  PULYAS,
  PLAYERS,
  EVENTS,
  SNAPSHOTS,
  OUTBOX,
  REBUILD,
  RATE_LIMITS,
  CONSUMERS,
  NODES,
  OWNERS,
  CLUB,
  READINGS,
];
