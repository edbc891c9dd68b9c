import type { Seat } from "@trelyazh/preferans";
import type { TableMessage } from "@trelyazh/protocol";
import type { Member, Projected } from "@trelyazh/table";
import type { Line, Topic } from "@trelyazh/ws-adapter";

/** One stream of somebody who has a table open. */
export interface Reader {
  readonly member: Member;
  /** Null for streams over HTTP. */
  readonly line: Line | null;
  /** Through whose eyes they see what happens; null for a spectator's. */
  seat: Seat | null;
}

export type StreamMessage = Projected<TableMessage>;
export type MessageTopic = Topic<StreamMessage, Reader>;
