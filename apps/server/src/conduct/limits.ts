import { MINUTE, type Limits } from "../limits/limits.ts";

/** How often in a minute somebody may ask how people finish their pulyas. */
const LOOKS_PER_MINUTE = 120;

export function conductLimits(limits: Limits) {
  return { look: limits.inProcess({ name: "finish-rates", times: LOOKS_PER_MINUTE, seconds: MINUTE }) };
}
