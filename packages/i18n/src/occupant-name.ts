import type { Occupant } from "@trelyazh/table";
import type { Translate } from "./create-i18n.ts";
import { personName } from "./person-name.ts";

/** Returns the name of somebody on a chair as a viewer reads it; a bot that is somebody has a name in each language. */
export function occupantName(t: Translate, occupant: Occupant): string {
  if (occupant.kind !== "bot" || occupant.persona === undefined) return personName(t, occupant.name);
  const { persona } = occupant;
  return t(($) => $.hosting.bots.names[persona]);
}
