import type { Member } from "@trelyazh/table";
import { z } from "zod";
import type { Notice } from "../bus/bus.ts";

const SessionKey = z.string().length(43);

/** Sessions have ended: what is open of them is to be closed. Every node finds that in the database as well, a little later. */
export const SESSIONS_OVER: Notice<{ readonly keys: readonly string[] }> = {
  name: "accounts.sessions-over",
  version: 1,
  schema: z.object({ keys: z.array(SessionKey).max(1000) }),
};

/** Somebody is called something else now; without that it is seen within a minute. */
export const SESSION_CHANGED: Notice<{ readonly key: string }> = {
  name: "accounts.session-changed",
  version: 1,
  schema: z.object({ key: SessionKey }),
};

/** Somebody is called something else now; every node finds that in the database as well, a little later. */
export const RENAMED: Notice<Member> = {
  name: "accounts.renamed",
  version: 1,
  schema: z.object({ id: z.string().min(1).max(64), name: z.string().max(200) }),
};

/** Other users are banned than before: who they are is to be read. */
export const BANS_CHANGED: Notice<Record<string, never>> = {
  name: "accounts.bans-changed",
  version: 1,
  schema: z.strictObject({}),
};
