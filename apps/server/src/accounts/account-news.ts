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

/**
 * Somebody is called something else now, or has another picture or none; every node finds that in the database as well, a
 * little later. Nothing is said of a picture that has not changed, nor by nodes of an earlier release.
 */
export const RENAMED: Notice<Member & { readonly picture?: string | null | undefined }> = {
  name: "accounts.renamed",
  version: 1,
  schema: z.object({
    id: z.string().min(1).max(64),
    name: z.string().max(200),
    picture: z.string().max(64).nullable().optional(),
  }),
};

/** Other users are banned than before: who they are is to be read. */
export const BANS_CHANGED: Notice<Record<string, never>> = {
  name: "accounts.bans-changed",
  version: 1,
  schema: z.strictObject({}),
};
