import {
  type ProposalKind,
  type Table,
  type Member,
  decideTable,
  numberEvents,
  type TableCommand,
} from "@trelyazh/table";
import { describe, expect, test } from "vitest";
import { ANN, BOB, CID, playingTable, waitingTable } from "../testing/live-table.ts";

const DAN = { id: "dan", name: "Dan" };
const NOW = Date.UTC(2026, 0, 1);

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

/** The table after those commands, none of which may be refused. */
function after(table: Table, ...commands: readonly TableCommand[]): Table {
  return commands.reduce((before, command) => {
    const decision = decideTable(before, command);
    if (!decision.ok) throw new Error(decision.code);
    return numberEvents(before, command, { events: decision.events, at: NOW }).at(-1)?.table ?? before;
  }, table);
}

function refused(table: Table, command: TableCommand): string {
  const decision = decideTable(table, command);
  return decision.ok ? "accepted" : decision.code;
}

describe("a proposal", () => {
  test("is carried out when the last of the people agrees; bots agree to anything", async () => {
    const table = await playingTable();
    const agreed = after(table, propose(ANN), answer(BOB));
    expect(agreed).toMatchObject({ pause: null, proposal: { kind: "pause", by: 0, agreed: [1] } });
    expect(after(agreed, answer(CID))).toMatchObject({ proposal: null, turn: null, pause: { since: NOW } });
    expect(after(await playingTable({ bots: 1 }), propose(ANN), answer(CID)).pause).not.toBeNull();
  });

  test("of somebody who plays with bots alone is carried out at once", async () => {
    const table = await playingTable({ bots: 2 });
    expect(after(table, propose(ANN)).pause).not.toBeNull();
    expect(after(table, propose(ANN, "end"))).toMatchObject({ isEnding: true, proposal: null });
  });

  test("leaves the turn alone with its clock, whatever becomes of it, until it is agreed on", async () => {
    const table = await playingTable();
    const inBank = { ...table, turn: table.turn && { ...table.turn, bank: "time" as const } };
    for (const commands of [[], [answer(BOB)], [answer(BOB, false)], [answer(ANN, false)]])
      expect(after(inBank, propose(ANN), ...commands).turn).toEqual(inBank.turn);
    const ending = after(inBank, propose(ANN, "end"), answer(BOB), answer(CID));
    expect(ending).toMatchObject({ isEnding: true, turn: inBank.turn, banks: table.banks });
  });

  test("one no is a no from all, and the same may not be asked again in the deal", async () => {
    const declined = after(await playingTable(), propose(ANN), answer(BOB), answer(CID, false));
    expect(declined.proposal).toBeNull();
    expect(refused(declined, propose(ANN))).toBe("PROPOSAL_DECLINED");
    expect(refused(declined, propose(ANN, "end"))).toBe("accepted");
    expect(refused(declined, propose(BOB))).toBe("accepted");
    expect(refused({ ...declined, declined: [] }, propose(ANN))).toBe("accepted");
  });

  test("that was taken back may be made again", async () => {
    expect(refused(after(await playingTable(), propose(ANN), answer(ANN, false)), propose(ANN))).toBe("accepted");
  });

  test("is refused to strangers, before the start, beside another one, in a pause, and of an end that is agreed", async () => {
    const table = await playingTable();
    expect(refused(table, propose(DAN))).toBe("NOT_SEATED");
    expect(refused(await waitingTable(), propose(ANN))).toBe("TABLE_NOT_STARTED");
    expect(refused(after(table, propose(ANN)), propose(BOB, "end"))).toBe("PROPOSAL_PENDING");
    const paused = after(table, propose(ANN), answer(BOB), answer(CID));
    expect(refused(paused, propose(BOB, "end"))).toBe("TABLE_PAUSED");
    const ending = after(table, propose(ANN, "end"), answer(BOB), answer(CID));
    expect(refused(ending, propose(BOB, "end"))).toBe("ALREADY_AGREED");
    expect(refused(ending, propose(BOB))).toBe("accepted");
  });

  test("an answer is refused to strangers, to nothing, and a second yes", async () => {
    const table = await playingTable();
    const proposed = after(table, propose(ANN), answer(BOB));
    expect(refused(proposed, answer(DAN))).toBe("NOT_SEATED");
    expect(refused(table, answer(BOB))).toBe("NO_PROPOSAL");
    expect(refused(proposed, answer(ANN))).toBe("ALREADY_AGREED");
    expect(refused(proposed, answer(BOB))).toBe("ALREADY_AGREED");
    expect(refused(proposed, answer(BOB, false))).toBe("accepted");
  });

  test("goes with who made it, and no longer waits for who has gone", async () => {
    const proposed = after(await playingTable(), propose(ANN), answer(BOB));
    expect(after(proposed, { type: "leave", member: ANN, at: NOW })).toMatchObject({ proposal: null, pause: null });
    expect(after(proposed, { type: "leave", member: CID, at: NOW }).pause).not.toBeNull();
    expect(after(proposed, { type: "leave", member: BOB, at: NOW }).proposal).toMatchObject({ by: 0 });
  });
});

describe("a pause", () => {
  test("keeps what was left of the turn; of one that ran in a bank nothing, as the bank keeps its rest", async () => {
    const table = await playingTable({ bots: 2 });
    const turn = { number: 6, actor: 0, deadlineAt: NOW + 12_000 } as const;
    expect(after({ ...table, turn }, propose(ANN)).pause).toEqual({ since: NOW, turnLeftMs: 12_000, by: 0 });
    const banked = { ...table, turn: { ...turn, bank: "time" as const } };
    expect(after(banked, propose(ANN))).toMatchObject({
      pause: { turnLeftMs: 0 },
      banks: { time: [12_000, 0, 0] },
    });
    expect(after({ ...table, turn: { ...turn, deadlineAt: null } }, propose(ANN)).pause?.turnLeftMs).toBeNull();
  });

  test("ends when anybody of the people wants it to, and the turn goes on with five seconds at least", async () => {
    const table = await playingTable();
    const actor = table.turn?.actor ?? 0;
    const pausedWith = (turnLeftMs: number | null) => ({ ...table, turn: null, pause: { since: 0, turnLeftMs } });
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

  test("lets nobody move and nothing be dealt or settled", async () => {
    const table = { ...(await playingTable()), turn: null, pause: { since: NOW, turnLeftMs: 0 } };
    const commands: TableCommand[] = [
      { type: "act", member: ANN, turnNumber: 6, wish: { type: "call", call: "pass" } },
      { type: "deal", deck: [] },
      { type: "settle" },
      { type: "moveBot", turnNumber: 6, move: { type: "call", seat: 0, call: "pass" } },
    ];
    for (const command of commands) expect(refused(table, command), command.type).toBe("TABLE_PAUSED");
  });
});

describe("an agreed end", () => {
  test("comes only when it is agreed and the deal is over; then nothing is dealt any more", async () => {
    const table = await playingTable();
    expect(refused(table, { type: "settle" })).toBe("STALE_COMMAND");
    expect(refused({ ...table, isEnding: true }, { type: "settle" })).toBe("DEAL_IN_PROGRESS");
    const between = { ...table, isEnding: true, pulya: table.pulya && { ...table.pulya, deal: null } };
    expect(refused(between, { type: "deal", deck: [] })).toBe("STALE_COMMAND");
    expect(after(between, { type: "settle" })).toMatchObject({ status: "finished", turn: null });
  });
});
