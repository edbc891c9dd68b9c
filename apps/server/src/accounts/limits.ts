import { hash } from "node:crypto";
import type { Database } from "@trelyazh/db";
import { skeletonOf, tidyName } from "@trelyazh/protocol";
import { byNetwork, HOUR, MINUTE, type Limits } from "../limits/limits.ts";
import { networkOf } from "../limits/network-of.ts";

/** Generous, since a whole school or a mobile network may share one address. */
export const ACCOUNT_LIMITS = {
  /** Sign-ins and new guests from one address. */
  guestsPerHour: 120,
  /** How often one member may take another name. */
  renamesPerHour: 20,
  /** Tries to sign in under one name from one address, in a quarter of an hour. */
  triesPerName: 10,
  /** Passwords that one member says or chooses. */
  passwordsPerHour: 30,
  /** Codes that are sent to one address of mail; from one address of the net, six times as many are asked for. */
  codesPerHour: 6,
  /** Questions to passkeys from one address of the net; each is a row for a few minutes. */
  passkeysPerMinute: 60,
  /** Pictures that one member sends, and takes away again. */
  picturesPerHour: 20,
};

/** From wherever they come: so that many addresses together do not try a name for ever, and nobody locks a member out with one. */
const PLACES = 20;
const ASKERS = 6;

export function accountLimits(limits: Limits, settings: Readonly<typeof ACCOUNT_LIMITS>, pool: Database["pool"]) {
  const guests = limits.inDatabase({ name: "guests", times: settings.guestsPerHour, seconds: HOUR }, pool);
  const { triesPerName: times } = settings;
  const tries = limits.inDatabase({ name: "sign-in tries", times, seconds: 15 * MINUTE }, pool);
  const all = { name: "sign-in tries of all addresses", times: times * PLACES, seconds: HOUR };
  const triesOfAll = limits.inDatabase(all, pool);
  const codes = limits.inDatabase({ name: "codes", times: settings.codesPerHour, seconds: HOUR }, pool);
  const codesFrom = limits.inDatabase(
    { name: "codes of an address", times: settings.codesPerHour * ASKERS, seconds: HOUR },
    pool,
  );
  const passkeys = limits.inProcess({ name: "passkeys", times: settings.passkeysPerMinute, seconds: MINUTE });
  return {
    /** A member has a picture made. */
    picture: limits.inProcess({ name: "pictures", times: settings.picturesPerHour, seconds: HOUR }),
    /** Somebody at that address has a passkey asked for. */
    askForPasskey: byNetwork(passkeys),
    /** Somebody at that address has a code sent to an address of mail. */
    async askForCode(email: string, address: string): Promise<void> {
      await byNetwork(codesFrom)(address);
      await codes(hash("sha256", email, "base64url"));
    },
    /** Somebody at that address signs in, or becomes a guest. */
    signIn: byNetwork(guests),
    /** Somebody at that address says that they are a member of that name. */
    async tryName(name: string, address: string): Promise<void> {
      const who = skeletonOf(tidyName(name));
      // Nothing in the database tells which names are tried.
      const keyOf = (whence: string) => hash("sha256", `${whence} ${who}`, "base64url");
      await tries(keyOf(networkOf(address) ?? "here"));
      await triesOfAll(keyOf("anywhere"));
    },
    rename: limits.inProcess({ name: "renames", times: settings.renamesPerHour, seconds: HOUR }),
    /** A member says or chooses a password. */
    password: limits.inProcess({ name: "passwords", times: settings.passwordsPerHour, seconds: HOUR }),
  };
}

export type AccountLimits = ReturnType<typeof accountLimits>;
