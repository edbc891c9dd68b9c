import type { Viewer } from "@trelyazh/preferans";
import { messageFor } from "@trelyazh/protocol";
import type { Table, TableEnvelope } from "@trelyazh/table";
import { tracked, type TrackedEnvelope } from "@trpc/server";
import type { MessageTopic, Reader, StreamMessage } from "./reader.ts";

/** What somebody may look at. */
export interface Sight {
  readonly table: Table;
  /** What time it is for them, in epoch milliseconds. */
  readonly now: number;
  readonly snapshot: () => StreamMessage;
  /** What they may see that came after that number; null if that is better told by a snapshot. */
  readonly after: (seq: number) => readonly TableEnvelope[] | null;
}

/** Returns what each reader may know of an event. Those who may know the same get the same object: it is encoded once. */
export function viewsOf(envelope: TableEnvelope, now: number): (reader: Reader) => StreamMessage {
  const byViewer = new Map<Viewer, StreamMessage>();
  return ({ seat }) => {
    const viewer = seat ?? "spectator";
    const message = byViewer.get(viewer) ?? messageFor(envelope, viewer, now);
    byViewer.set(viewer, message);
    return message;
  };
}

export function handOverEach(from: MessageTopic, heirOf: (reader: Reader) => MessageTopic): void {
  for (const reader of from.audiences) from.handOver(heirOf(reader), (each) => each === reader);
}

/** A message with the number by which a client resumes after it. */
export function trackedBySeq(message: StreamMessage): TrackedEnvelope<StreamMessage> {
  return tracked(String(message.kind === "event" ? message.envelope.seq : message.seq), message);
}
