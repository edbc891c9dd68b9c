import { byNetwork, HOUR, MINUTE, type Limits } from "../limits/limits.ts";

export const FAULT_LIMITS = {
  /** Reports from one address, and from one visitor wherever they come from. */
  faultsPerHour: 60,
};

/** Kinds of faults that are logged in a minute: a page that somebody sends to break shall not fill the disk. */
const NEW_KINDS_PER_MINUTE = 30;

export function faultLimits(limits: Limits, { faultsPerHour }: Readonly<typeof FAULT_LIMITS>) {
  const each = { name: "faults", times: faultsPerHour, seconds: HOUR };
  return {
    address: byNetwork(limits.inProcess(each)),
    visitor: limits.inProcess(each),
    newKinds: limits.inProcess({ name: "kinds of faults", times: NEW_KINDS_PER_MINUTE, seconds: MINUTE }),
  };
}
