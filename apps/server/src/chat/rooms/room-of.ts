import type { StoredRoom } from "@trelyazh/db";
import type { ChatRoom } from "@trelyazh/protocol";

const NOTHING = { tableId: null, friends: null };

/** Returns the room that a member means; two friends mean the same one. */
export function roomOf(room: ChatRoom, memberId: string): StoredRoom {
  switch (room.kind) {
    case "lobby": {
      return { ...NOTHING, id: "lobby", kind: "lobby" };
    }
    case "players":
    case "spectators": {
      return { ...NOTHING, id: `${room.kind}/${room.tableId}`, kind: room.kind, tableId: room.tableId };
    }
    case "friend": {
      const [one = "", other = ""] = [memberId, room.userId].toSorted();
      return { ...NOTHING, id: `friends/${one}/${other}`, kind: "friends", friends: [one, other] };
    }
  }
}
