import type { Instruments } from "../metrics/instruments.ts";
import type { LobbyBoard } from "./lobby-board.ts";

export function lobbyMetrics(instruments: Instruments, lobby: Pick<LobbyBoard, "census">): void {
  instruments.gauges(
    { name: "trelyazh_tables", help: "Unfinished tables of the club, by status.", labels: ["status"] },
    function* () {
      for (const [status, count] of lobby.census()) yield [{ status }, count] as const;
    },
  );
}
