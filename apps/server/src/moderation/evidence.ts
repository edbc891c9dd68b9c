import { hash } from "node:crypto";
import type { NewReport, NewReportLine, StoredLine, StoredPerson } from "@trelyazh/db";
import type { ChatRoom, ReportPlace } from "@trelyazh/protocol";
import type { Member, TableStanding } from "@trelyazh/table";
import { ClubError } from "../club-error.ts";

export interface EvidenceDeps {
  /** What a member is at a table; refuses whoever may not look at it. */
  readonly standing: (member: Member, table: { readonly tableId: string }) => Promise<TableStanding>;
  /** The lines around one of a room, or the latest of them, as that member may read them. */
  readonly linesAround: (member: Member, room: ChatRoom, seq: number | null) => Promise<RoomExcerpt>;
  readonly findPerson: (userId: string) => Promise<StoredPerson | undefined>;
}

/** Some lines of a room. */
export interface RoomExcerpt {
  readonly roomId: string;
  readonly lines: readonly StoredLine[];
}

/** What the club itself adds to a report. */
export type Evidence = Pick<NewReport, "place" | "table" | "about" | "lines">;

/** Events of a table that belong to what is reported of it: about the deal that is on and the one before. */
const EVENTS = 150;

interface Reported {
  readonly member: Member;
  readonly userId: string;
  readonly place: ReportPlace;
}

/**
 * Returns what the club knows of the place where somebody was met: its own rows, and only what whoever reports may see themselves.
 * Refuses with `NOT_FOUND` where it has nothing to do with that person.
 */
export async function evidenceOf(deps: EvidenceDeps, { member, userId, place }: Reported): Promise<Evidence> {
  switch (place.kind) {
    case "profile": {
      const person = await deps.findPerson(userId);
      if (person === undefined) throw new ClubError("NOT_FOUND");
      const about = `profile/${hash("sha256", `${person.name}\n${person.words}`, "base64url")}`;
      return { place: "profile", table: null, about, lines: linesOfProfile(person) };
    }
    case "seat":
    case "deal": {
      return await evidenceOfTable(deps, member, place);
    }
    case "line": {
      const { room, seq } = place;
      const excerpt = await deps.linesAround(member, room, seq);
      const line = excerpt.lines.find((each) => each.seq === seq);
      if (line?.authorId !== userId) throw new ClubError("NOT_FOUND");
      const table = "tableId" in room ? eventsBefore(room.tableId, line.tableSeq ?? 1) : null;
      return { place: "line", table, about: `line/${excerpt.roomId}/${seq}`, lines: linesOf(excerpt, seq) };
    }
  }
}

/** The latest events of a table, or those of a deal, and what was said there last. */
async function evidenceOfTable(
  { standing, linesAround }: EvidenceDeps,
  member: Member,
  place: Extract<ReportPlace, { kind: "seat" | "deal" }>,
): Promise<Evidence> {
  const { tableId } = place;
  const at = await standing(member, { tableId });
  const room = { kind: at.place === "player" ? "players" : "spectators", tableId } as const;
  const excerpt = at.hasChat ? await linesAround(member, room, null) : { roomId: "", lines: [] };
  const lines = linesOf(excerpt, null);
  if (place.kind === "seat")
    return { place: "seat", table: eventsBefore(tableId, at.seq), about: `table/${tableId}/${at.deal ?? 0}`, lines };
  const seq = Math.min(place.seq, at.seq);
  return { place: "deal", table: eventsBefore(tableId, seq), about: `deal/${tableId}/${seq}`, lines };
}

function eventsBefore(id: string, seq: number): Evidence["table"] {
  const toSeq = Math.max(1, seq);
  return { id, fromSeq: Math.max(1, toSeq - EVENTS), toSeq };
}

function linesOf({ roomId, lines }: RoomExcerpt, reported: number | null): readonly NewReportLine[] {
  return lines.map(({ seq, authorId, text, phrase, at }) => ({
    roomId,
    seq,
    authorId,
    text,
    phrase,
    at,
    isReported: seq === reported,
  }));
}

/** The name and the words of a profile as they are now: both can be another soon. */
function linesOfProfile({ id, name, words, since }: StoredPerson): readonly NewReportLine[] {
  return [name, words]
    .filter((text) => text !== "")
    .map((text, index) => ({
      roomId: "profile",
      seq: index + 1,
      authorId: id,
      text,
      phrase: null,
      at: since,
      isReported: true,
    }));
}
