import type { Seat } from "@trelyazh/preferans";
import type { Member } from "@trelyazh/table";
import type { Line } from "@trelyazh/ws-adapter";

/** One stream of somebody who has a table open. */
export interface Reader {
  readonly member: Member;
  /** Null for streams over HTTP. */
  readonly line: Line | null;
  /** Through whose eyes they see what happens; null for a spectator's. */
  seat: Seat | null;
}
