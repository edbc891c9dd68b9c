import { z } from "zod";
import type { FinishRate } from "./finish-rate.ts";

/** How many people's rates are asked for at once. */
const RATES_AT_ONCE = 64;

export const RatesOf = z.strictObject({ userIds: z.array(z.string().min(1).max(64)).max(RATES_AT_ONCE) });
export type RatesOf = z.infer<typeof RatesOf>;

/** How people finish their pulyas, by user; who has none that counts is not among them, and is new here. */
export interface FinishRates {
  readonly rates: Readonly<Record<string, FinishRate>>;
}

/** The same for those who sit at the lobby's tables, by table and seat; nothing of nothing for somebody new, null for bots and free chairs. */
export interface LobbyFinishRates {
  readonly tables: Readonly<Record<string, readonly (FinishRate | null)[]>>;
}

/** What it would bring a member to leave a pulya now. */
export interface LeavingCost {
  /** For how long they would sit down with nobody. */
  readonly restMs: number;
  readonly rate: FinishRate;
}
