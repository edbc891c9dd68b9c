import { describe, expect, test } from "vitest";
import type { TableCommand } from "../commands/commands.ts";
import type { Member } from "../commands/member.ts";
import type { ProposalKind } from "../state/table.ts";
import {
  ANN,
  BOB,
  CID,
  DAN,
  EVE,
  NOW,
  PEOPLE,
  after,
  deal,
  join,
  leave,
  playedDeal,
  playingTable,
  refused,
  turnOf,
  waitingTable,
} from "../testing/live-table.ts";

const propose = (member: Member, proposal: ProposalKind = "pause"): TableCommand => ({
  type: "propose",
  member,
  proposal,
  at: NOW,
});
const answer = (member: Member, yes = true): TableCommand => ({
  type: "answerProposal",
  member,
  accept: yes,
  at: NOW,
});

describe("a proposal", () => {
  test("PROP1 is carried out when the last of the people agrees; bots agree to anything", () => {
    const agreed = after(playingTable(), propose(ANN), answer(BOB));
    expect(agreed).toMatchObject({ pause: null, proposal: { kind: "pause", by: 0, agreed: [1] } });
    expect(after(agreed, answer(CID))).toMatchObject({ proposal: null, turn: null, pause: { since: NOW } });
    expect(after(playingTable({ bots: 1 }), propose(ANN), answer(CID)).pause).not.toBeNull();
  });

  test.each([2, 3, 4] as const)("PROP1 needs all of %i people", (players) => {
    const others = PEOPLE.slice(1, players);
    const open = after(playingTable({ players }), propose(ANN, "end"), ...others.slice(1).map((each) => answer(each)));
    expect(open.isEnding).toBe(false);
    expect(after(open, answer(others[0] ?? EVE)).isEnding).toBe(true);
  });

  test("PROP2 of somebody who plays with bots alone is carried out at once", () => {
    const table = playingTable({ bots: 2 });
    expect(after(table, propose(ANN)).pause).not.toBeNull();
    expect(after(table, propose(ANN, "end"))).toMatchObject({ isEnding: true, proposal: null });
  });

  test("PROP3 leaves the turn alone with its clock, whatever becomes of it, until it is agreed on", () => {
    const table = playingTable();
    const inBank = { ...table, turn: { ...turnOf(table), bank: "time" as const } };
    for (const commands of [[], [answer(BOB)], [answer(BOB, false)], [answer(ANN, false)]])
      expect(after(inBank, propose(ANN), ...commands).turn).toEqual(inBank.turn);
    const ending = after(inBank, propose(ANN, "end"), answer(BOB), answer(CID));
    expect(ending).toMatchObject({ isEnding: true, turn: inBank.turn, banks: table.banks });
  });

  test("PROP4 one no is a no from all, and the same may not be asked again in the deal", () => {
    const declined = after(playingTable(), propose(ANN), answer(BOB), answer(CID, false));
    expect(declined.proposal).toBeNull();
    expect(refused(declined, propose(ANN))).toBe("PROPOSAL_DECLINED");
    expect(refused(declined, propose(ANN, "end"))).toBe("accepted");
    expect(refused(declined, propose(BOB))).toBe("accepted");
    expect(refused({ ...declined, declined: [] }, propose(ANN))).toBe("accepted");
  });

  test("PROP4 that was declined may be made again in the next deal", () => {
    const declined = after(playingTable(), propose(ANN), answer(CID, false));
    const played = playedDeal(declined);
    expect(refused(played, propose(ANN))).toBe("PROPOSAL_DECLINED");
    expect(refused(after(played, deal()), propose(ANN))).toBe("accepted");
  });

  test("PROP4 that was taken back may be made again", () => {
    expect(refused(after(playingTable(), propose(ANN), answer(ANN, false)), propose(ANN))).toBe("accepted");
  });

  test("PROP10 is not made and taken back without end", () => {
    let table = playingTable();
    for (let time = 0; time < 10; time += 1) table = after(table, propose(ANN), answer(ANN, false));
    expect(refused(table, propose(ANN))).toBe("USED_UP");
    expect([refused(table, propose(ANN, "end")), refused(table, propose(BOB))]).toEqual(["accepted", "accepted"]);
    expect(refused(after(playedDeal(table), deal()), propose(ANN))).toBe("accepted");
  });

  test("PROP10 of a pause with bots alone is not made and ended without end", () => {
    let table = playingTable({ bots: 2 });
    for (let time = 0; time < 10; time += 1) table = after(table, propose(ANN), { type: "resume", member: ANN });
    expect(refused(table, propose(ANN))).toBe("USED_UP");
  });

  test("PROP5 is refused to strangers, before the start, beside another one, in a pause, and of an end that is agreed", () => {
    const table = playingTable();
    expect(refused(table, propose(DAN))).toBe("NOT_SEATED");
    expect(refused(waitingTable(), propose(ANN))).toBe("TABLE_NOT_STARTED");
    expect(refused(after(table, propose(ANN)), propose(BOB, "end"))).toBe("PROPOSAL_PENDING");
    const paused = after(table, propose(ANN), answer(BOB), answer(CID));
    expect(refused(paused, propose(BOB, "end"))).toBe("TABLE_PAUSED");
    const ending = after(table, propose(ANN, "end"), answer(BOB), answer(CID));
    expect(refused(ending, propose(BOB, "end"))).toBe("ALREADY_AGREED");
    expect(refused(ending, propose(BOB))).toBe("accepted");
  });

  test("PROP6 an answer is refused to strangers, to nothing, and a second yes", () => {
    const table = playingTable();
    const proposed = after(table, propose(ANN), answer(BOB));
    expect(refused(proposed, answer(DAN))).toBe("NOT_SEATED");
    expect(refused(table, answer(BOB))).toBe("NO_PROPOSAL");
    expect(refused(proposed, answer(ANN))).toBe("ALREADY_AGREED");
    expect(refused(proposed, answer(BOB))).toBe("ALREADY_AGREED");
    expect(refused(proposed, answer(BOB, false))).toBe("accepted");
  });

  test("PROP7 goes with the player who made it, and no longer waits for one who has left", () => {
    const proposed = after(playingTable(), propose(ANN), answer(BOB));
    expect(after(proposed, leave(ANN))).toMatchObject({ proposal: null, pause: null });
    expect(after(proposed, leave(CID)).pause).not.toBeNull();
    expect(after(proposed, leave(BOB)).proposal).toMatchObject({ by: 0 });
  });

  test("PROP8 has the consent of a player who is back, and not that of somebody who sits down in their place", () => {
    const left = after(playingTable(), propose(ANN), answer(BOB), leave(BOB));
    expect(after(left, join(BOB, 1)).proposal).toMatchObject({ agreed: [1] });
    expect(after(left, join(DAN, 1, NOW + 120_000)).proposal).toMatchObject({ agreed: [] });
  });
});

describe("a pause", () => {
  test("PAUSE1 keeps what was left of the turn; of one that ran in a bank nothing, as the bank keeps its rest", () => {
    const table = playingTable({ bots: 2 });
    const turn = { number: 6, actor: 0, deadlineAt: NOW + 12_000 } as const;
    expect(after({ ...table, turn }, propose(ANN)).pause).toEqual({ since: NOW, turnLeftMs: 12_000, by: 0 });
    const banked = { ...table, turn: { ...turn, bank: "time" as const } };
    expect(after(banked, propose(ANN))).toMatchObject({
      pause: { turnLeftMs: 0 },
      banks: { time: [12_000, 0, 0] },
    });
    expect(after({ ...table, turn: { ...turn, deadlineAt: null } }, propose(ANN)).pause?.turnLeftMs).toBeNull();
  });

  test("PAUSE2 ends when any of the people wants it to, and the turn goes on with five seconds at least", () => {
    const table = playingTable();
    const actor = table.turn?.actor ?? 0;
    const pausedWith = (turnLeftMs: number | null) => ({
      ...table,
      turn: null,
      pause: { since: 0, by: 0, turnLeftMs } as const,
    });
    const resume = { type: "resume", member: CID } as const;
    for (const [left, given] of [
      [12_000, 12_000],
      [4999, 5000],
      [0, 5000],
      [null, 30_000],
    ] as const) {
      const resumed = after(pausedWith(left), resume);
      expect(resumed.pause).toBeNull();
      expect(resumed.turn).toEqual({ number: resumed.seq, actor, deadlineAt: NOW + given });
    }
    expect(refused(table, resume)).toBe("TABLE_NOT_PAUSED");
    expect(refused(pausedWith(0), { type: "resume", member: DAN })).toBe("NOT_SEATED");
  });

  test("PAUSE3 lets nobody move and nothing be dealt or settled", () => {
    const table = { ...playingTable(), turn: null, pause: { since: NOW, by: 0, turnLeftMs: 0 } } as const;
    const line = { sentAt: 0, heardAt: 1, lagMs: 2, graceMs: 100 };
    const commands: TableCommand[] = [
      { type: "act", member: ANN, turnNumber: 6, wish: { type: "call", call: "pass" } },
      { type: "deal", deck: [] },
      { type: "settle" },
      { type: "moveBot", turnNumber: 6, move: { type: "call", seat: 0, call: "pass" } },
      { type: "timeOut", turnNumber: 6, player: "there", line },
    ];
    for (const command of commands) expect(refused(table, command), command.type).toBe("TABLE_PAUSED");
  });
});

describe("an agreed end", () => {
  test("END1 comes only when it is agreed and the deal is over; then nothing is dealt any more", () => {
    const table = playingTable();
    expect(refused(table, { type: "settle" })).toBe("STALE_COMMAND");
    expect(refused({ ...table, isEnding: true }, { type: "settle" })).toBe("DEAL_IN_PROGRESS");
    const between = { ...table, isEnding: true, pulya: table.pulya && { ...table.pulya, deal: null } };
    expect(refused(between, { type: "deal", deck: [] })).toBe("STALE_COMMAND");
    expect(after(between, { type: "settle" })).toMatchObject({ status: "finished", turn: null });
  });
});
