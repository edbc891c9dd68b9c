import { HOUR, type Limits } from "../limits/limits.ts";

export const TABLE_LIMITS = {
  /** Tables that one member may open. */
  tablesPerHour: 60,
};

export function tableLimits(limits: Limits, { tablesPerHour }: Readonly<typeof TABLE_LIMITS>) {
  return { create: limits.inProcess({ name: "tables", times: tablesPerHour, seconds: HOUR }) };
}
