import type { LobbyList, LobbyMessage } from "@trelyazh/protocol";
import { procedure, router } from "../trpc.ts";

/** What may be asked of the lobby. */
export interface Lobby {
  /** The list as those have it who watch it. */
  list(): LobbyList;
  /** The list at once, and then its changes; a watcher who is slow gets the latest list instead. */
  watch(): AsyncIterable<LobbyMessage>;
}

export const lobbyRouter = (lobby: Lobby) =>
  router({
    list: procedure.query(() => lobby.list()),
    tables: procedure.subscription(() => lobby.watch()),
  });
