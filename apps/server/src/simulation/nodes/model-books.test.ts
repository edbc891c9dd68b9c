import { randomUUID } from "node:crypto";
import { seededRandom } from "@trelyazh/testkit";
import type { OwnerBook } from "../../tables/ownership/leased-ownership.ts";
import type { Owner } from "../../tables/ownership/ownership.ts";
import { ownerBookContract } from "../../tables/ownership/testing/owner-book-contract.ts";
import { VirtualProcess, VirtualTime } from "../world/virtual-time.ts";
import { ModelBooks } from "./model-books.ts";

/** Longer than a statement takes. */
const ANSWER_MS = 100;
const LEASE_MS = 3_600_000;

ownerBookContract(() => {
  const time = new VirtualTime();
  const owners = new Map<string, Owner>();
  const books = new ModelBooks(time, seededRandom(1), owners);
  const { nodes, owners: book } = books.connect(new VirtualProcess(time));
  const answered = async <T>(asked: Promise<T>): Promise<T> => {
    await time.pass(ANSWER_MS);
    return await asked;
  };
  return Promise.resolve({
    book: answering(book, answered),
    async addNode() {
      const id = randomUUID();
      await answered(nodes.renew({ id, name: id, release: 1 }, LEASE_MS));
      return id;
    },
    loseNode: (nodeId) => answered(nodes.leave(nodeId)),
    addTable(makerId) {
      const tableId = randomUUID();
      owners.set(tableId, { nodeId: makerId, epoch: 1 });
      books.addTable(tableId);
      return Promise.resolve(tableId);
    },
    endTable(tableId) {
      books.endTable(tableId);
      return Promise.resolve();
    },
    [Symbol.asyncDispose]: () => Promise.resolve(),
  });
});

/** The same book, for whom time passes while they wait for an answer. */
function answering(book: OwnerBook, answered: <T>(asked: Promise<T>) => Promise<T>): OwnerBook {
  return {
    claim: (claimant, tableIds) => answered(book.claim(claimant, tableIds)),
    find: (tableId) => answered(book.find(tableId)),
    orphans: (limit) => answered(book.orphans(limit)),
    unfinished: () => answered(book.unfinished()),
    move: (owner, to) => answered(book.move(owner, to)),
  };
}
