/** When a fault befalls a page, in the order of its life. */
export const MOMENTS = ["before opening", "at the upgrade", "after it", "in mid-turn"] as const;
export type Moment = (typeof MOMENTS)[number];
