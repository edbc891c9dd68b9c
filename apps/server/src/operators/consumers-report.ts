import type { ConsumerLag, StoredConsumer } from "@trelyazh/db";
import type { RebuildProgress } from "../feed/rebuild.ts";

export interface ConsumerState {
  readonly lag: ConsumerLag;
  /** Undefined before it has done anything. */
  readonly stored: StoredConsumer | undefined;
  /** Of the code. */
  readonly version: number;
}

/** Returns what is to be said of a consumer, in one line. */
export function describeConsumer({ lag, stored, version }: ConsumerState, now: number): string {
  return [
    lag.name,
    versionOf(stored?.version ?? 0, version),
    `position ${stored === undefined ? "none" : `${stored.position.xid}/${stored.position.id}`}`,
    waitingOf(lag, now),
    ...(typeof stored?.rebuiltAt === "number" ? [`made anew ${new Date(stored.rebuiltAt).toISOString()}`] : []),
  ].join(", ");
}

function versionOf(stored: number, version: number): string {
  if (stored === version) return `version ${version}`;
  if (stored > version) return `version ${stored} of a newer club than this one, ${version}`;
  return `version ${stored || "none"}, to be made anew by a running club as ${version}`;
}

function waitingOf({ rows, oldestAt }: ConsumerLag, now: number): string {
  if (oldestAt === null) return "nothing waits";
  return `${rows} waiting for ${Math.max(0, Math.round((now - oldestAt) / 1000))} s`;
}

/** Returns how far a rebuild has got, in one line. */
export function describeProgress({ tables, of, rows }: RebuildProgress, ms: number): string {
  return `${tables} of ${of} tables read, ${rows} pieces of news told, ${(ms / 1000).toFixed(1)} s`;
}
