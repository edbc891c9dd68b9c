import { randomUUID } from "node:crypto";
import type { Executor } from "../../database.ts";
import { NOON } from "../../testing/fixtures.ts";
import { listPages, type LineRange, type NewLine, type StoredLine, type StoredRoom } from "./lines.ts";
import { listLastSeqs } from "./members.ts";

type Say = (text: string, authorId: string, at?: number) => NewLine;

/** Lines between two friends. */
export function inRoom(one: string, other: string): Say {
  const [first = "", second = ""] = [one, other].toSorted();
  return sayIn({ id: `friends/${first}/${second}`, kind: "friends", tableId: null, friends: [first, second] });
}

/** Lines in the club's common room. */
export function inLobby(): Say {
  return sayIn({ id: "lobby", kind: "lobby", tableId: null, friends: null });
}

export async function getLastSeqOf(executor: Executor, roomId: string): Promise<number> {
  return (await listLastSeqs(executor, [roomId])).get(roomId) ?? 0;
}

/** One page alone. */
export async function listLines(executor: Executor, range: LineRange): Promise<readonly StoredLine[]> {
  const [page = []] = await listPages(executor, [range]);
  return page;
}

function sayIn(room: StoredRoom): Say {
  return (text, authorId, at = NOON) => ({
    room,
    authorId,
    lineId: randomUUID(),
    text,
    phrase: null,
    masked: null,
    links: false,
    at,
    deal: null,
    tableSeq: null,
  });
}
