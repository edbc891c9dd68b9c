import lobby from "./ru/lobby.json" with { type: "json" };

/** What only the list of tables says. */
export const RUSSIAN_IN_LOBBY = { lobby };
