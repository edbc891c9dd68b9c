import { addPardon, waitForConsumer, type Database } from "@trelyazh/db";
import { conductKeeper, sumUp } from "./conduct-keeper.ts";

/** Has what somebody left up to now count for nothing, and ends their rest. */
export async function forgive(
  { withTransaction }: Pick<Database, "withTransaction">,
  pardon: { readonly userId: string; readonly why: string },
): Promise<void> {
  await withTransaction(async (tx) => {
    // Nobody else sums up meanwhile.
    await waitForConsumer(tx, conductKeeper.name);
    await addPardon(tx, pardon);
    await sumUp(tx, pardon.userId);
  });
}
