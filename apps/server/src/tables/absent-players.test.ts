import { expect, describe, test } from "vitest";
import type { Deal, Seat } from "@trelyazh/preferans";
import type { ErrorCode } from "@trelyazh/protocol";
import type { Member } from "@trelyazh/table";
import { BOB, seatedTable, type LiveTable, type LiveTableOptions } from "../testing/in-memory/live-table.ts";
import { TableWatcher } from "../testing/people/table-watcher.ts";

const SECOND = 1000;

/** Sits nowhere at first. */
const EVE: Member = { id: "eve", name: "Eve" };

const refusal = (code: ErrorCode): unknown => expect.objectContaining({ clubCode: code });

/** A table where the first deal has been dealt, and nobody's time is over in two minutes. */
async function playing(players: 2 | 3 | 4): Promise<LiveTable> {
  const options: LiveTableOptions = { players, wish: { bankSeconds: 300 } };
  const live = await seatedTable(options);
  await live.clock.advance(0);
  return live;
}

async function dealOf(live: LiveTable): Promise<Deal> {
  const { pulya } = await live.table();
  if (pulya === null || pulya.deal === null) throw new Error("nothing is dealt");
  return pulya.deal;
}

async function turnOf(live: LiveTable): Promise<{ readonly seat: Seat; readonly member: Member }> {
  const { turn } = await live.table();
  if (turn === null) throw new Error("nobody has the turn");
  return { seat: turn.actor, member: live.member(turn.actor) };
}

/** Everybody who sits there agrees that this deal is the last one, and plays it to its end. */
async function playToTheEnd(live: LiveTable): Promise<void> {
  const { seats } = await live.table();
  const people = seats.flatMap((one) => (one?.kind === "human" ? [{ id: one.userId, name: one.name }] : []));
  const [first, ...others] = people;
  if (first === undefined) throw new Error("nobody sits there");
  await live.tables.propose(first, { tableId: live.tableId, proposal: "end" });
  for (const other of others) await live.tables.answerProposal(other, { tableId: live.tableId, accept: true });
  while ((await live.table()).status !== "finished") await live.goOn();
}

/** The hand in that seat as somebody sees it who has just opened the table. */
async function handSeenBy(member: Member, { tables, tableId, clock }: LiveTable, seat: Seat) {
  const watcher = new TableWatcher(member);
  await watcher.open(tables, tableId);
  await clock.advance(0);
  const [message] = watcher.seen;
  watcher.close();
  return message?.kind === "snapshot" ? message.table.pulya?.deal?.hands[seat] : undefined;
}

describe.each([2, 3, 4] as const)("at a table for %i", (players) => {
  test("a bot plays for somebody who is gone, and the chair is theirs again, with its cards, when they are back", async () => {
    const live = await playing(players);
    const { seat, member } = await turnOf(live);
    await live.depart(member);
    await live.clock.advance(600 * SECOND);
    const { seats, away } = await live.table();
    expect(seats).toHaveLength(players);
    expect(seats[seat]).toMatchObject({ kind: "bot", keptFor: member.id, isAwaited: true });
    expect(away?.[seat]).toMatchObject({ userId: member.id, moves: expect.any(Number) as number });
    await expect(live.tables.join(EVE, { tableId: live.tableId, seat })).rejects.toEqual(refusal("NOT_YOUR_SEAT"));

    await live.arrive(member);
    const back = await live.table();
    expect(back.seats[seat]).toEqual({ kind: "human", userId: member.id, name: member.name });
    expect(await handSeenBy(member, live, seat)).toEqual(back.pulya?.deal?.hands[seat]);
    await playToTheEnd(live);
    expect((await live.table()).pulya?.settlement?.shown).toHaveLength(players);
  });

  test("two minutes after somebody has left another sits down in the pulya, with the hand that is there, and has a part in its end", async () => {
    const live = await playing(players);
    const { seat, member } = await turnOf(live);
    const chair = { tableId: live.tableId, seat };
    await live.tables.leave(member, chair);
    await expect(live.tables.join(EVE, chair)).rejects.toEqual(refusal("NOT_YOUR_SEAT"));
    await live.clock.advance(120 * SECOND);
    await live.tables.join(EVE, chair);
    const { seats, pulya } = await live.table();
    expect(seats[seat]).toEqual({ kind: "human", userId: EVE.id, name: EVE.name });
    expect(await handSeenBy(EVE, live, seat)).toEqual(pulya?.deal?.hands[seat]);
    await expect(live.tables.join(member, chair)).rejects.toEqual(refusal("TABLE_FULL"));
    await playToTheEnd(live);
    await expect(live.tables.again(member, live)).rejects.toEqual(refusal("NOT_SEATED"));
    expect(await live.tables.again(EVE, live)).toMatchObject({ seq: expect.any(Number) as number });
  });

  test("another pulya has as many chairs, each kept for who sat there, and is dealt when all are back", async () => {
    const live = await playing(players);
    await playToTheEnd(live);
    const people = (await live.table()).seats.map((_, seat) => live.member(seat as Seat));
    const [first, ...others] = people;
    const { tableId } = await live.tables.again(first ?? BOB, live);
    const next = async () => (await live.registry.get(tableId)).table;
    expect((await next()).settings).toEqual((await live.table()).settings);
    for (const [index, { id, name }] of others.entries()) {
      const seat = (index + 1) as Seat;
      expect((await next()).guests?.[seat]).toEqual({ userId: id, name });
      await expect(live.tables.join(EVE, { tableId, seat })).rejects.toEqual(refusal("NOT_YOUR_SEAT"));
    }
    for (const member of others) expect((await live.tables.again(member, live)).tableId).toBe(tableId);
    await live.clock.advance(0);
    const { status, seats, pulya } = await next();
    expect(status).toBe("playing");
    expect(seats.map((one) => (one?.kind === "human" ? one.userId : null))).toEqual(people.map(({ id }) => id));
    expect(pulya?.deal?.seats).toHaveLength(3);
  });
});

test("at a table for four, whoever sits down in place of the dealer who sits out sees no hand, and has one in the next deal", async () => {
  const live = await playing(4);
  const { seats: hands, dealer: seat, number } = await dealOf(live);
  expect(hands).not.toContain(seat);
  await live.tables.leave(live.member(seat), live);
  await live.clock.advance(120 * SECOND);
  await live.tables.join(EVE, { tableId: live.tableId, seat });
  for (const hand of hands) expect(new Set(await handSeenBy(EVE, live, hand))).toEqual(new Set(["??"]));
  while ((await dealOf(live)).number === number) await live.goOn();
  const next = await dealOf(live);
  expect(next.seats).toContain(seat);
  expect(await handSeenBy(EVE, live, seat)).toEqual(next.hands[seat]);
});
