import type { Item, Line } from "@trelyazh/ws-adapter";
import type { TrackedEnvelope } from "@trpc/server";
import type { Frames } from "../messages.ts";
import type { StreamMessage } from "../../streams/reader.ts";

/** Why a stream is over at the table's owner. */
export type Over = Omit<Frames["over"][number], "ids">;

/** Somebody here who reads what another node sends. */
export interface EdgeReader {
  /** Null where nothing is known of the way to them. */
  readonly line: Line | null;
  take(item: Item<TrackedEnvelope<StreamMessage>>, text: string): void;
  over(how: Over): void;
  /** Their stream has to be opened anew. */
  lost(): void;
}
