import { describe, expect, test } from "vitest";
import type { Member } from "../commands/member.ts";
import {
  ANN,
  BOB,
  CID,
  DAN,
  EVE,
  NOW,
  START,
  after,
  join,
  leave,
  outcome,
  playingTable,
  refused,
  seatedTable,
  sits,
  waitingTable,
  withBot,
} from "../testing/live-table.ts";
import { maySubstitute } from "./kept-chairs.ts";
import { personaAt } from "./personas.ts";

describe("a table that waits", () => {
  const table = waitingTable({ bots: 1 });
  const addBot = (member: Member, seat: 0 | 1 | 2 | 3) => ({ type: "addBot", member, seat }) as const;

  test("CHAIR1 lets a member sit down on a free chair", () => {
    expect(outcome(table, join(DAN, 2))).toEqual([sits(DAN, 2)]);
  });

  test("CHAIR2 takes people on free chairs only, and each once", () => {
    expect(refused(table, join(DAN, 1))).toBe("SEAT_TAKEN");
    expect(refused(table, join(DAN, 0))).toBe("SEAT_TAKEN");
    expect(refused(table, join(DAN, 3))).toBe("NO_SUCH_SEAT");
    expect(refused(table, join(ANN, 2))).toBe("ALREADY_SEATED");
  });

  test("APART1 gives no chair to a member who may not sit with somebody who does, and theirs back to whoever left", () => {
    const apartFrom = (...members: readonly Member[]) => ({ apart: new Set(members.map(({ id }) => id)) });
    expect(refused(table, { ...join(DAN, 2), ...apartFrom(ANN) })).toBe("NOT_YOUR_SEAT");
    expect(refused(table, { ...join(DAN, 2), ...apartFrom(EVE) })).toBe("accepted");
    const playing = after(playingTable(), leave(CID));
    const later = { at: NOW + 1_000_000 } as const;
    expect(refused(playing, { ...join(DAN, 2), ...later, ...apartFrom(CID) })).toBe("NOT_YOUR_SEAT");
    expect(refused(playing, { ...join(DAN, 2), ...later, ...apartFrom(EVE) })).toBe("accepted");
    expect(refused(playing, { ...join(CID, 2), ...apartFrom(ANN) })).toBe("accepted");
    const guests = [null, null, { userId: EVE.id, name: EVE.name }];
    const expecting = after(waitingTable({ conditions: { guests } }), leave(BOB));
    expect(refused(expecting, { ...join(DAN, 1), ...apartFrom(EVE) })).toBe("NOT_YOUR_SEAT");
    expect(refused(expecting, { ...join(DAN, 1), ...later, ...apartFrom(EVE) })).toBe("accepted");
  });

  test("FRIENDS1 at a table for friends gives chairs to the owner's friends, to those who are expected, and kept ones back", () => {
    const friendsOf = (...members: readonly Member[]) => ({ friends: new Set(members.map(({ id }) => id)) });
    const guests = [null, null, { userId: EVE.id, name: EVE.name }];
    const ofFriends = waitingTable({ conditions: { isFriendsOnly: true, guests } });
    expect(refused(after(ofFriends, leave(BOB)), { ...join(DAN, 1), ...friendsOf(BOB) })).toBe("FRIENDS_ONLY");
    expect(refused(after(ofFriends, leave(BOB)), { ...join(DAN, 1), ...friendsOf(ANN) })).toBe("accepted");
    expect(refused(ofFriends, { ...join(EVE, 2), ...friendsOf() })).toBe("accepted");
    expect(refused(after(ofFriends, leave(ANN)), { ...join(ANN, 0), ...friendsOf() })).toBe("accepted");
    expect(refused(after(ofFriends, leave(BOB)), join(DAN, 1))).toBe("accepted");
    expect(refused(table, { ...join(DAN, 2), ...friendsOf() })).toBe("accepted");
    const playing = after(ofFriends, join(EVE, 2), START, leave(BOB));
    const later = { at: NOW + 1_000_000 } as const;
    expect(refused(playing, { ...join(BOB, 1), ...friendsOf() })).toBe("accepted");
    expect(refused(playing, { ...join(DAN, 1), ...later, ...friendsOf() })).toBe("FRIENDS_ONLY");
  });

  test("BOT1 lets players seat bots on free chairs only", () => {
    expect(refused(table, addBot(ANN, 2))).toBe("accepted");
    expect(refused(table, addBot(ANN, 1))).toBe("SEAT_TAKEN");
    expect(refused(table, addBot(ANN, 3))).toBe("NO_SUCH_SEAT");
    expect(refused(table, addBot(DAN, 2))).toBe("NOT_SEATED");
  });

  test("BOT2 has bots of its own level, named after their chairs", () => {
    const master = waitingTable({ bots: 1, conditions: { botLevel: "master" } });
    expect(after(master, addBot(ANN, 2)).seats.slice(1)).toEqual([
      { kind: "bot", name: "Bot 2", level: "master", persona: personaAt("t", 1) },
      { kind: "bot", name: "Bot 3", level: "master", persona: personaAt("t", 2) },
    ]);
  });

  test("LEAVE1 gives the chair of a player who leaves free", () => {
    expect(outcome(seatedTable(), leave(CID))).toEqual([{ type: "seatLeft", seat: 2 }]);
    expect(after(seatedTable(), leave(CID)).seats[2]).toBeNull();
    expect(refused(table, leave(DAN))).toBe("NOT_SEATED");
  });
});

describe("a table where play goes on", () => {
  test("CHAIR2 BOT1 has no chair for anybody else", () => {
    const table = playingTable();
    expect(refused(table, join(DAN, 1))).toBe("TABLE_FULL");
    expect(refused(table, { type: "addBot", member: ANN, seat: 1 })).toBe("PULYA_IN_PROGRESS");
  });

  test("LEAVE2 gives the chair of a player who leaves to a bot", () => {
    const bot = { kind: "bot", name: "Bot 2", level: "novice", keptFor: BOB.id, leftAt: NOW };
    expect(outcome(playingTable(), leave(BOB))).toEqual([{ type: "seatTaken", seat: 1, occupant: bot }]);
    expect(refused(playingTable(), leave(DAN))).toBe("NOT_SEATED");
  });

  test.each([2, 3, 4] as const)("LEAVE3 closes when the last of %i players leaves", (players) => {
    const people = [ANN, BOB, CID, DAN].slice(0, players);
    const last = people.slice(1).reduce((table, member) => after(table, leave(member)), playingTable({ players }));
    expect(last.status).toBe("playing");
    expect(outcome(last, leave(ANN))).toMatchObject([{ type: "seatTaken" }, { type: "tableClosed", reason: "left" }]);
    expect(after(last, leave(ANN)).status).toBe("finished");
  });
});

describe.each([2, 3, 4] as const)("at a table for %i the chair of somebody who has left", (players) => {
  const table = after(playingTable({ players }), leave(BOB));

  test("KEPT2 is free for others two minutes later, and not before", () => {
    expect(outcome(table, join(EVE, 1, NOW + 119_999))).toBe("NOT_YOUR_SEAT");
    expect(outcome(table, join(EVE, 1, NOW + 120_000))).toEqual([sits(EVE, 1)]);
    expect([119_999, 120_000].map((ms) => maySubstitute(table, EVE.id, { seat: 1, at: NOW + ms }))).toEqual([
      false,
      true,
    ]);
  });

  test("KEPT1 is theirs at any time while nobody else has taken it", () => {
    for (const at of [NOW, NOW + 3_600_000]) expect(outcome(table, join(BOB, 1, at))).toEqual([sits(BOB, 1)]);
    expect(refused(after(table, join(EVE, 1, NOW + 120_000)), join(BOB, 1, NOW + 120_000))).toBe("TABLE_FULL");
  });

  test("AWAIT1 AWAIT2 is theirs alone where they are awaited, and theirs again when they are back", () => {
    const awaited = withBot(table, 1, { keptFor: BOB.id, isAwaited: true });
    expect(outcome(awaited, join(EVE, 1, NOW + 86_400_000))).toBe("NOT_YOUR_SEAT");
    expect(outcome(awaited, { type: "takeBack", member: BOB })).toEqual([sits(BOB, 1)]);
  });
});

describe("the chair of somebody who has left", () => {
  test("KEPT2 is no chair that nobody has left, nor one at a table that is over", () => {
    const table = withBot(playingTable({ bots: 1 }), 2, { keptFor: CID.id, leftAt: 0 });
    const may = ([0, 1, 2] as const).map((seat) => maySubstitute(table, DAN.id, { seat, at: NOW }));
    expect(may).toEqual([false, false, true]);
    expect(maySubstitute({ ...table, status: "finished" }, DAN.id, { seat: 2, at: NOW })).toBe(false);
  });

  test("KEPT3 is not for somebody whose own chair is kept at the table, or for one who sits there", () => {
    const table = withBot(after(playingTable(), leave(BOB)), 2, { keptFor: CID.id, isAwaited: true });
    expect(outcome(table, join(CID, 1, NOW + 120_000))).toBe("NOT_YOUR_SEAT");
    expect(outcome(table, join(ANN, 1, NOW + 120_000))).toBe("ALREADY_SEATED");
    const may = [ANN, CID, DAN].map(({ id }) => maySubstitute(table, id, { seat: 1, at: NOW + 120_000 }));
    expect(may).toEqual([false, false, true]);
  });
});

describe("the chair of somebody who is awaited", () => {
  const table = withBot(playingTable(), 1, { keptFor: BOB.id, isAwaited: true });

  test("AWAIT1 is never free for others", () => {
    expect(outcome(table, join(DAN, 1, NOW + 86_400_000))).toBe("NOT_YOUR_SEAT");
    expect(maySubstitute(table, DAN.id, { seat: 1, at: NOW + 86_400_000 })).toBe(false);
  });

  test("AWAIT2 is theirs again when they are back, be it in a pause", () => {
    expect(outcome(table, { type: "takeBack", member: BOB })).toEqual([sits(BOB, 1)]);
    const paused = { ...table, pause: { since: NOW, by: 0, turnLeftMs: null } } as const;
    expect(outcome(paused, { type: "takeBack", member: BOB })).toEqual([sits(BOB, 1)]);
  });

  test("LEAVE3 keeps the table open when the last of the others leaves", () => {
    const alone = withBot(table, 2, { keptFor: CID.id, leftAt: NOW });
    expect(outcome(alone, leave(ANN))).toMatchObject([{ type: "seatTaken", seat: 0 }]);
    const left = withBot(alone, 1, { keptFor: BOB.id, leftAt: NOW });
    expect(outcome(left, leave(ANN))).toMatchObject([
      { type: "seatTaken", seat: 0 },
      { type: "tableClosed", reason: "left" },
    ]);
  });

  test("AWAIT3 is taken back by nobody who has left it, sits on it, or never had it", () => {
    const left = after(playingTable(), leave(BOB));
    for (const member of [BOB, ANN, EVE]) expect(outcome(left, { type: "takeBack", member })).toBe("NOT_SEATED");
  });
});
