import type { StoredRoom } from "@trelyazh/db";
import type { ChatRoom } from "@trelyazh/protocol";
import type { Member, TableStanding } from "@trelyazh/table";
import { ClubError } from "../club-error.ts";
import { roomOf } from "./rooms/room-of.ts";

/** A room that a member may read, and what they are at its table. */
export interface Entrance {
  readonly room: StoredRoom;
  /** Null for rooms without a table. */
  readonly standing: TableStanding | null;
}

export interface RoomAccessDeps {
  /** What a member is at a table; refuses whoever may not look at it. */
  readonly standing: (member: Member, table: { readonly tableId: string }) => Promise<TableStanding>;
  /** Whether the one may write to the other alone. */
  readonly mayReach: (one: string, other: string) => Promise<boolean>;
}

/** Lets a member read a room, or refuses: with `CHAT_OFF` at a table without one, with `FORBIDDEN` where it is not theirs. */
export async function enter(deps: RoomAccessDeps, member: Member, room: ChatRoom): Promise<Entrance> {
  const stored = roomOf(room, member.id);
  switch (room.kind) {
    case "lobby": {
      return { room: stored, standing: null };
    }
    case "friend": {
      if (room.userId === member.id || !(await deps.mayReach(member.id, room.userId))) throw new ClubError("FORBIDDEN");
      return { room: stored, standing: null };
    }
    case "players":
    case "spectators": {
      const standing = await deps.standing(member, { tableId: room.tableId });
      if (!standing.hasChat) throw new ClubError("CHAT_OFF");
      if (room.kind === "players" && standing.place !== "player") throw new ClubError("FORBIDDEN");
      return { room: stored, standing };
    }
  }
}

/** Refuses players who would talk among spectators: they would be heard by whoever may take a chair next. */
export function mayTalk({ room, standing }: Entrance): void {
  if (room.kind === "spectators" && standing?.place === "player") throw new ClubError("FORBIDDEN");
}
