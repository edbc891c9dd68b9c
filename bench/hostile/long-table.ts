import { setTimeout as sleep } from "node:timers/promises";
import type { Crowd } from "../load/players/crowd.ts";

const STEP_MS = 25;

/** Lets the one table of that crowd be played, as fast as its players may, until it has so many events. */
export async function playUntil(crowd: Crowd, events: number): Promise<string> {
  const [table] = crowd.tables;
  if (table === undefined) throw new Error("nobody plays there");
  while ((table.players[0]?.last ?? 0) < events) {
    table.beat();
    await sleep(STEP_MS);
  }
  await crowd.pause();
  return table.id;
}
