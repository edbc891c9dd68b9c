import type { Database } from "@trelyazh/db";
import { byNetwork, HOUR, type Limits } from "../limits/limits.ts";

/** Generous, since a whole school or a mobile network may share one address. */
export const ACCOUNT_LIMITS = {
  /** Sign-ins and new guests from one address. */
  guestsPerHour: 120,
  /** How often one member may take another name. */
  renamesPerHour: 20,
};

export function accountLimits(limits: Limits, settings: Readonly<typeof ACCOUNT_LIMITS>, pool: Database["pool"]) {
  const guests = limits.inDatabase({ name: "guests", times: settings.guestsPerHour, seconds: HOUR }, pool);
  return {
    /** Somebody at that address signs in, or becomes a guest. */
    signIn: byNetwork(guests),
    rename: limits.inProcess({ name: "renames", times: settings.renamesPerHour, seconds: HOUR }),
  };
}
