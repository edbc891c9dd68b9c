import { z } from "zod";
import type { Notice, Question } from "../../bus/bus.ts";
import { TableMemory } from "../actor/table-memory.ts";

const Done = z.strictObject({});

const Prepare = z.strictObject({ tableId: z.uuid() });

/** Asks a node to read a table that it may get in a moment; it refuses if it could not go on with it. */
export const PREPARE: Question<z.infer<typeof Prepare>, z.infer<typeof Done>> = {
  name: "table.prepare",
  version: 1,
  asked: Prepare,
  answer: Done,
};

const Handed = z.strictObject({
  tableId: z.uuid(),
  /** By which the table is the asked node's already. */
  epoch: z.int(),
  /** The number of the last event; what is missing there is in the journal. */
  seq: z.int(),
  memory: TableMemory,
  /** When somebody last had it open, in epoch milliseconds. */
  lastOpenAt: z.number().nullable(),
});
export type Handed = z.infer<typeof Handed>;

/** Has a node go on with a table that has been made its own. */
export const TAKE: Question<Handed, z.infer<typeof Done>> = {
  name: "table.take",
  version: 1,
  asked: Handed,
  answer: Done,
};

/** Tells all others how many tables a node has that are not over. */
export const LOAD: Notice<{ readonly tables: number }> = {
  name: "table.load",
  version: 1,
  schema: z.object({ tables: z.int().nonnegative() }),
};
