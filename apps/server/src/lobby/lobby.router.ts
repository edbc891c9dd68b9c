import type { LobbyList, LobbyMessage } from "@trelyazh/protocol";
import { procedure, router } from "../trpc.ts";

/** What may be asked of the lobby. */
export interface Lobby {
  /** The list as its watchers have it. */
  list(): LobbyList;
  /** The list at once, and then its changes; a watcher a slow watcher gets the latest list instead. */
  watch(): AsyncIterable<LobbyMessage>;
}

export const lobbyRouter = (lobby: Lobby) =>
  router({
    list: procedure.query(() => lobby.list()),
    tables: procedure.subscription(() => lobby.watch()),
  });
