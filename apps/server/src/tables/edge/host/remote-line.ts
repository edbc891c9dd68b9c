import type { Line } from "@trelyazh/ws-adapter";

/** What another node tells of a line. */
interface Told {
  /** Null, or negative, when it has not been measured. */
  readonly lagMs: number | null;
  /** For how long nothing was heard; negative when that is not known. */
  readonly silentMs: number;
}

/** The line to a reader whose socket is at another node, as that node tells of it. */
export class RemoteLine implements Line {
  lagMs: number | null;
  heardAt: number;

  constructor({ lagMs, silentMs }: Told, now: number) {
    this.lagMs = lagMs;
    this.heardAt = now - silentMs;
  }

  /** Takes what that node tells now, and adds the way from there. */
  tell({ lagMs, silentMs }: Told, { wayMs, now }: { readonly wayMs: number; readonly now: number }): void {
    if (lagMs !== null && lagMs >= 0) this.lagMs = lagMs + wayMs;
    if (silentMs >= 0) this.heardAt = Math.max(this.heardAt, now - silentMs - wayMs);
  }
}
