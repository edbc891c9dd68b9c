import type { Instruments } from "../metrics/instruments.ts";
import { LobbyBoard, type LobbyOptions } from "./lobby-board.ts";
import { lobbyMetrics } from "./metrics.ts";

/** Puts the lobby together. It knows of tables what it hears of them as a listener. */
export function createLobby({
  instruments,
  ...options
}: LobbyOptions & { readonly instruments: Instruments }): LobbyBoard {
  const lobby = new LobbyBoard(options);
  lobbyMetrics(instruments, lobby);
  return lobby;
}
