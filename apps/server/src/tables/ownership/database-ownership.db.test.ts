import { randomUUID } from "node:crypto";
import { deleteNode, renewLease, users } from "@trelyazh/db";
import { settingsOf } from "@trelyazh/preferans";
import { createTable, DEFAULT_CONDITIONS, type Member, type Table } from "@trelyazh/table";
import { testDatabase } from "@trelyazh/testkit";
import { databaseStore } from "../journal/database-store.ts";
import { databaseOwners } from "./database-ownership.ts";
import { ownerBookContract } from "./testing/owner-book-contract.ts";

const ANN: Member = { id: "ann", name: "Ann" };
const LEASE_MS = 3_600_000;

ownerBookContract(async () => {
  const scratch = await testDatabase();
  const { database } = scratch;
  const { db } = database;
  await db.insert(users).values({ ...ANN, email: "ann" });
  const tables = new Map<string, Table>();
  const storeOf = (nodeId: string) => databaseStore(database, { nodeId, onNews: () => {} });
  return {
    book: databaseOwners(database),
    async addNode() {
      const id = randomUUID();
      await renewLease(db, { id, name: id, release: 1, leaseMs: LEASE_MS });
      return id;
    },
    loseNode: (nodeId) => deleteNode(db, nodeId),
    async addTable(makerId) {
      const { table, rows } = aTable(tables.size);
      await storeOf(makerId).create(table, rows);
      tables.set(table.id, table);
      return table.id;
    },
    async endTable(tableId) {
      const table = tables.get(tableId);
      if (table === undefined) throw new Error("there is no such table");
      await storeOf(randomUUID()).note([{ table: { ...table, status: "finished", seq: table.seq + 1 }, at: 1 }]);
    },
    [Symbol.asyncDispose]: () => scratch[Symbol.asyncDispose](),
  };
});

/** A table that waits for players, made at that moment. */
function aTable(at: number) {
  const id = randomUUID();
  const conditions = { ...DEFAULT_CONDITIONS, settings: settingsOf("sochi"), turnSeconds: 30 };
  const creation = createTable({ id, owner: ANN, seat: 0, bots: [], conditions, at });
  if (!creation.ok) throw new Error(creation.code);
  const rows = creation.transitions.map(({ envelope }) => ({ tableId: id, envelope, command: null, secret: null }));
  return { table: creation.transitions.at(-1)?.table ?? creation.transitions[0].table, rows };
}
