import type { Database } from "@trelyazh/db";
import type { Limits } from "../limits/limits.ts";
import type { Instruments } from "../metrics/instruments.ts";
import { companionsIn } from "./companions.ts";
import { lobbyLimits } from "./limits.ts";
import { LobbyBoard, type LobbyOptions } from "./lobby-board.ts";
import { lobbyMetrics } from "./metrics.ts";

export interface LobbyParts extends LobbyOptions {
  readonly instruments: Instruments;
  readonly limits: Limits;
  /** Where finished pulyas are; without it nobody is known to have played with anybody. */
  readonly database?: Pick<Database, "db">;
}

/** Puts the lobby together. It knows of tables what it hears of them as a listener. */
export function createLobby({ instruments, limits, database, ...options }: LobbyParts) {
  const board = new LobbyBoard(options);
  lobbyMetrics(instruments, board);
  return { board, limits: lobbyLimits(limits), companionsOf: companionsIn(database) };
}
