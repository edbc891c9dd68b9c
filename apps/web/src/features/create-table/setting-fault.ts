import type { SettingFault } from "@trelyazh/preferans";
import { TRPCClientError } from "@trpc/client";
import { refusalIn } from "#lib/club/club-errors.ts";

/** Returns where the settings of a table are wrong that the club has refused; null if it was about anything else. */
export function settingFaultIn(error: unknown): SettingFault | null {
  if (refusalIn(error) !== "BAD_SETTINGS" || !(error instanceof TRPCClientError)) return null;
  // The refusal has a code, so it has data.
  const { setting } = error.data as { readonly setting?: SettingFault };
  return setting ?? null;
}
