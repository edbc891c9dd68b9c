import { CLOSE_CODES } from "../close-codes.ts";
import type { Clock } from "../clock.ts";
import type { Member } from "./hub.ts";

export interface DrainOptions {
  /** Milliseconds over which the sockets are asked to go; 2 000 by default. */
  readonly overMs?: number;
  /** Milliseconds after that in which they may go by themselves; 2 000 by default. */
  readonly graceMs?: number;
  /** 1012 by default. */
  readonly code?: number;
  readonly reason?: string;
}

const SLICE_MS = 50;
const DEFAULTS: Required<DrainOptions> = {
  overMs: 2_000,
  graceMs: 2_000,
  code: CLOSE_CODES.restart,
  reason: "restarting",
};

/** Closes those connections slice by slice, so that they do not all come back at once; cuts off anyone who does not go. */
export async function drain(connections: ReadonlySet<Member>, clock: Clock, options: DrainOptions): Promise<void> {
  const { overMs, graceMs, code, reason } = { ...DEFAULTS, ...options };
  const waiting = [...connections];
  const size = Math.ceil(waiting.length / Math.max(Math.floor(overMs / SLICE_MS), 1));
  while (waiting.length > 0) {
    for (const connection of waiting.splice(0, size)) connection.close(code, reason);
    if (waiting.length > 0) await pause(clock, SLICE_MS);
  }
  const deadline = clock.now() + graceMs;
  while (connections.size > 0 && clock.now() < deadline) await pause(clock, SLICE_MS);
  for (const connection of connections) connection.terminate();
}

function pause(clock: Clock, ms: number): Promise<void> {
  return new Promise((resolve) => clock.schedule(clock.now() + ms, resolve));
}
