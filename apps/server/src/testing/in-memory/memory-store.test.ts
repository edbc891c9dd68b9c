import { MemoryStore } from "./memory-store.ts";
import { storeContract } from "./store-contract.ts";

storeContract(() =>
  Promise.resolve({
    store: new MemoryStore(),
    owner: { id: "ann", name: "Ann" },
    [Symbol.asyncDispose]: () => Promise.resolve(),
  }),
);
