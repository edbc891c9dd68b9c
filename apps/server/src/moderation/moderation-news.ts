import { z } from "zod";
import type { Notice } from "../bus/bus.ts";

/** Something else holds against those people than before; without that it is seen within half a minute. */
export const ACTS_CHANGED: Notice<{ readonly userIds: readonly string[] }> = {
  name: "moderation.acts-changed",
  version: 1,
  schema: z.strictObject({ userIds: z.array(z.string().min(1).max(64)).max(100) }),
};
