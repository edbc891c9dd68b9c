import { deleteFinishedPulyas, insertFinishedPulya } from "@trelyazh/db";
import type { DurableConsumer } from "../feed/consumer.ts";

/** Keeps the paper of every pulya that was settled, with those who sat there at its end. */
export const finishedPulyas: DurableConsumer = {
  name: "finished-pulyas",
  version: 1,
  kinds: ["pulyaSettled"],
  async apply(tx, news) {
    for (const { tableId, at, payload } of news) {
      if (payload.kind !== "pulyaSettled") continue;
      const { settings, sheet, settlement, chairs } = payload;
      await insertFinishedPulya(tx, { tableId, settings, sheet, settlement, finishedAt: at, players: chairs });
    }
  },
  reset: deleteFinishedPulyas,
};
