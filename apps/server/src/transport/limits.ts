import { byNetwork, MINUTE, type Limits } from "../limits/limits.ts";

export const CALL_LIMITS = {
  /** Calls over HTTP from one address; those over a socket have limits of their own. */
  callsPerMinute: 1200,
};

/** Returns the limit for a call from an address. */
export function callLimit(limits: Limits, { callsPerMinute }: Readonly<typeof CALL_LIMITS>) {
  return byNetwork(limits.inProcess({ name: "calls", times: callsPerMinute, seconds: MINUTE }));
}
