import lobby from "./en/lobby.json" with { type: "json" };
import type { RUSSIAN_IN_LOBBY } from "./russian-in-lobby.ts";

export const ENGLISH_IN_LOBBY = { lobby } satisfies Record<keyof typeof RUSSIAN_IN_LOBBY, object>;
