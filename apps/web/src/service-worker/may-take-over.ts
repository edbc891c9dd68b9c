import type { TakeOver } from "../lib/service-worker/take-over.ts";
import type { Shell } from "./shell-cache.ts";

/**
 * Whether a worker that waits may serve from now on. Only for a page of its own build, and not while another page is open:
 * that one may be in the middle of a game, and belongs to the worker that it began with.
 */
export function mayTakeOver({ entry }: TakeOver, shell: Shell, openPages: number): boolean {
  return entry === shell.entry && openPages === 1;
}
