import type { Persona } from "@trelyazh/table";
import type { Translate } from "./create-i18n.ts";
import { personName } from "./person-name.ts";

interface Named {
  readonly kind: "human" | "bot";
  readonly name: string;
  readonly persona?: Persona | undefined;
}

/** Returns the name of somebody on a chair as a viewer reads it; a bot that is somebody has a name in each language. */
export function occupantName(t: Translate, { kind, name, persona }: Named): string {
  return kind === "bot" && persona !== undefined ? t(($) => $.bots.names[persona]) : personName(t, name);
}
