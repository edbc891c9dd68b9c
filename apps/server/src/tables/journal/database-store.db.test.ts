import { randomUUID } from "node:crypto";
import { users } from "@trelyazh/db";
import { testDatabase } from "@trelyazh/testkit";
import { storeContract } from "../../testing/in-memory/store-contract.ts";
import { databaseStore } from "./database-store.ts";

storeContract(async () => {
  const scratch = await testDatabase();
  const { database } = scratch;
  await database.db.insert(users).values({ id: "ann", name: "Ann", email: "ann" });
  return {
    store: databaseStore(database, { nodeId: randomUUID(), onNews: () => {} }),
    owner: { id: "ann", name: "Ann" },
    [Symbol.asyncDispose]: () => scratch[Symbol.asyncDispose](),
  };
});
