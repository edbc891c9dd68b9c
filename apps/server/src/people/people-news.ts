import { z } from "zod";
import type { Notice } from "../bus/bus.ts";

const userIds = z.array(z.string().min(1)).max(1000);

/** What stands between people, or what they allow, is another than before; without that it is seen within a minute. */
export const RELATIONS_CHANGED: Notice<{ readonly userIds: readonly string[] }> = {
  name: "people.relations-changed",
  version: 1,
  schema: z.strictObject({ userIds }),
};

/** People have come to a node, or gone from it, or are still there; who is not told of any more is gone after a while. */
export const PEOPLE_HERE: Notice<{ readonly userIds: readonly string[]; readonly isHere: boolean }> = {
  name: "people.here",
  version: 1,
  schema: z.strictObject({ userIds, isHere: z.boolean() }),
};
