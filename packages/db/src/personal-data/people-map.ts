import { eq, or } from "drizzle-orm";
import { chatLines, chatMutes, chatReads, chatRooms } from "../schema/chat/chat.ts";
import { invitations } from "../schema/people/invitations.ts";
import { profiles } from "../schema/people/profiles.ts";
import { personNotes, relations } from "../schema/people/relations.ts";
import { nobodys, OWN, ruleOf, unnamed, type TableRule } from "./rules.ts";

const PROFILES = ruleOf(profiles, {
  columns: { userId: OWN, words: OWN, languages: OWN, presenceFor: OWN, invitesFrom: OWN },
  told: [{ as: "profile", whose: (userId) => eq(profiles.userId, userId) }],
  erase: (tx, { userId }) => tx.delete(profiles).where(eq(profiles.userId, userId)),
});

/** What somebody has set about others. What others have set about them is theirs, and is not told. */
const RELATIONS = ruleOf(relations, {
  columns: { ownerId: OWN, otherId: OWN, kind: OWN, since: OWN },
  told: [{ as: "relations", whose: (userId) => eq(relations.ownerId, userId) }],
  erase: (tx, { userId }) =>
    tx.delete(relations).where(or(eq(relations.ownerId, userId), eq(relations.otherId, userId))),
});

const NOTES = ruleOf(personNotes, {
  columns: { ownerId: OWN, otherId: OWN, note: OWN },
  told: [{ as: "notes", whose: (userId) => eq(personNotes.ownerId, userId) }],
  erase: (tx, { userId }) =>
    tx.delete(personNotes).where(or(eq(personNotes.ownerId, userId), eq(personNotes.otherId, userId))),
});

const INVITATIONS = ruleOf(invitations, {
  columns: { toId: OWN, fromId: OWN, tableId: OWN, at: OWN },
  told: [
    { as: "invitationsSent", whose: (userId) => eq(invitations.fromId, userId) },
    { as: "invitationsReceived", whose: (userId) => eq(invitations.toId, userId) },
  ],
  erase: (tx, { userId }) =>
    tx.delete(invitations).where(or(eq(invitations.fromId, userId), eq(invitations.toId, userId))),
});

const LINES = ruleOf(chatLines, {
  columns: {
    roomId: OWN,
    seq: OWN,
    authorId: OWN,
    lineId: OWN,
    text: OWN,
    phrase: OWN,
    masked: OWN,
    links: OWN,
    at: OWN,
    deal: OWN,
    tableSeq: OWN,
  },
  told: [{ as: "lines", whose: (userId) => eq(chatLines.authorId, userId) }],
  erase: (tx, { userId }) => tx.delete(chatLines).where(eq(chatLines.authorId, userId)),
});

const ROOMS = ruleOf(chatRooms, {
  columns: {
    id: unnamed("of two friends: made of their ids; what the other one has said there is theirs"),
    kind: nobodys("what a room is for"),
    tableId: nobodys("a table"),
    oneId: unnamed("one of two friends, of whom a deleted player is only an id"),
    otherId: unnamed("the other of two friends"),
    lastSeq: nobodys("how many lines there were"),
  },
});

const READS = ruleOf(chatReads, {
  columns: { memberId: OWN, roomId: OWN, seq: OWN },
  told: [{ as: "roomsRead", whose: (userId) => eq(chatReads.memberId, userId) }],
  erase: (tx, { userId }) => tx.delete(chatReads).where(eq(chatReads.memberId, userId)),
});

const MUTES = ruleOf(chatMutes, {
  columns: { ownerId: OWN, otherId: OWN },
  told: [{ as: "muted", whose: (userId) => eq(chatMutes.ownerId, userId) }],
  erase: (tx, { userId }) =>
    tx.delete(chatMutes).where(or(eq(chatMutes.ownerId, userId), eq(chatMutes.otherId, userId))),
});

/** What people say of themselves and to each other. */
export const PEOPLE_MAP: readonly TableRule[] = [PROFILES, RELATIONS, NOTES, INVITATIONS, LINES, ROOMS, READS, MUTES];
