import { randomUUID } from "node:crypto";
import { legalMoves, type Card, type Seat } from "@trelyazh/preferans";
import { seededRandom } from "@trelyazh/testkit";
import { describe, expect, test } from "vitest";
import type { Passing } from "../../bus/local-hub.ts";
import { cardsIn } from "../../simulation/truth/known-cards.ts";
import { ANN, BOB, CID, cautiously } from "../../testing/in-memory/live-table.ts";
import { FOR_THREE, startTestNodes } from "../../testing/in-memory/start-test-nodes.ts";
import { FRAMES } from "./messages.ts";
import { DAN, Inspector, losing, Party, PEOPLE, presencesOf } from "./testing/party.ts";

describe("a table at another node than its players", () => {
  test("is played like one at home, and is told of to everybody in order", async () => {
    const party = await Party.gather(await startTestNodes(4));
    await party.play(30);
    expect(await party.faults()).toEqual([]);
    expect((await party.table()).turn?.number).toBeGreaterThanOrEqual(30);
    expect(party.club.nodes.map(({ registry }) => registry.size)).toEqual([1, 0, 0, 0]);
    const { seq } = await party.table();
    const spectator = party.watchers.at(-1);
    expect(spectator?.seq).toBeLessThan(seq);
    await party.club.pass(31_000);
    expect(spectator?.seq).toBe(seq);
  });

  test("refuses as one at home does", async () => {
    const party = await Party.gather(await startTestNodes(4));
    const { tableId } = party;
    await party.play(1);
    const wrong = { tableId, commandId: randomUUID(), turnNumber: 999, move: { type: "call", call: "pass" } } as const;
    await expect(party.ask(1, (tables, member) => tables.act(member, wrong))).rejects.toMatchObject({
      clubCode: "STALE_COMMAND",
    });
    const nowhere = { tableId: randomUUID(), commandId: randomUUID() };
    await expect(party.ask(1, (tables, member) => tables.leave(member, nowhere))).rejects.toMatchObject({
      clubCode: "TABLE_NOT_FOUND",
    });
    await expect(party.ask(3, (tables) => tables.resume(DAN, { tableId }))).rejects.toMatchObject({
      clubCode: "NOT_SEATED",
    });
  });
});

describe("the past of a table at another node", () => {
  test("is read as one at home is: by a player to the last event, by a spectator as far as they were shown", async () => {
    const party = await Party.gather(await startTestNodes(4));
    const { tableId } = party;
    await party.play(20);
    const { seq } = await party.table();
    const page = { tableId, before: seq + 1, count: 15 };
    const atHome = party.club.nodes[0]?.tables.past(BOB, page) ?? Promise.reject(new Error("there is no node"));
    const { events } = await party.ask(1, (tables, member) => tables.past(member, page));
    expect(events).toEqual((await party.club.until(atHome)).events);
    expect(events.map((event) => event.seq)).toEqual(Array.from({ length: 15 }, (_, index) => seq - 14 + index));
    const shown = party.watchers.at(-1)?.seq ?? 0;
    const spectators = await party.ask(3, (tables) => tables.past(DAN, page));
    expect(spectators.events.at(-1)?.seq).toBe(shown);
    expect(shown).toBeLessThan(seq);
  });
});

describe("a bus that loses messages", () => {
  test.each([1, 2, 3])("keeps nothing from anybody for long (seed %i)", async (seed) => {
    let isOn = false;
    const party = await Party.gather(await startTestNodes(4, { pass: losing(seed, () => isOn) }));
    isOn = true;
    for (let moves = 0; moves < 40;) if (await party.goOn()) moves += 1;
    isOn = false;
    await party.club.pass(6000);
    expect(await party.faults()).toEqual([]);
    expect(await party.doubled()).toEqual([]);
  });

  test("misses even the last one within a second or two", async () => {
    let isLost = false;
    const pass = ({ subject }: Passing, deliver: () => void) => {
      if (!isLost || !subject.endsWith(FRAMES.name)) deliver();
    };
    const party = await Party.gather(await startTestNodes(4, { pass }));
    await party.play(3);
    isLost = true;
    await party.goOn();
    await party.club.settle();
    isLost = false;
    expect(await party.faults()).not.toEqual([]);
    await party.club.pass(2000);
    expect(await party.faults()).toEqual([]);
  });

  test("is no harm to a table that goes from node to node meanwhile", async () => {
    let isOn = false;
    const random = seededRandom(4);
    const party = await Party.gather(await startTestNodes(4, { pass: losing(5, () => isOn) }), [0, 1, 2, 3]);
    isOn = true;
    for (let moves = 0; moves < 60;) {
      if (await party.goOn()) moves += 1;
      if (random.below(12) > 0) continue;
      const nodeId = `node-${random.below(4) + 1}`;
      party.club.cluster.expire(nodeId, { isTold: true });
      party.club.cluster.renew(nodeId);
    }
    isOn = false;
    await party.club.pass(8000);
    expect(await party.faults()).toEqual([]);
    expect(await party.doubled()).toEqual([]);
  });
});

describe("an owner", () => {
  test("that is fenced lets its table go on elsewhere, in mid-trick", async () => {
    const party = await Party.gather(await startTestNodes(3), [0, 1, 2, 0]);
    await party.play(12);
    // The next move is made where the table was, before anybody there can know.
    while ((await party.table()).turn?.actor !== 0) await party.goOn();
    party.club.cluster.expire("node-1", { isTold: false });
    await party.club.settle();
    party.club.cluster.renew("node-1");
    await party.play(20);
    expect(await party.faults()).toEqual([]);
    expect(await party.doubled()).toEqual([]);
    expect(party.club.nodes.map(({ registry }) => registry.size)[0]).toBe(0);
  });

  test("that is killed is followed by another", async () => {
    const party = await Party.gather(await startTestNodes(4));
    await party.play(12);
    party.club.cluster.hub.cut("node-1");
    await party.club.pass(1000);
    party.club.cluster.expire("node-1", { isTold: false });
    await party.play(20);
    expect(await party.faults()).toEqual([]);
    expect(await party.doubled()).toEqual([]);
  });
});

describe("what goes over the bus", () => {
  test("tells nobody of a card that they may not see, whatever is lost, and wherever the table goes", async () => {
    const inspector = new Inspector();
    const party = await Party.gather(await startTestNodes(4, { pass: inspector.pass }));
    for (const lost of ["node-1", "node-2", "node-3"]) {
      await party.play(15);
      party.club.cluster.expire(lost, { isTold: true });
      party.club.cluster.renew(lost);
    }
    await party.club.pass(40_000);
    expect(inspector.frames.filter(({ userId }) => userId === "dan").length).toBeGreaterThan(20);
    const known = new Map<string, Map<number, ReadonlySet<Card>>>([["dan", await party.known(null)]]);
    for (const [seat, { id }] of PEOPLE.entries()) known.set(id, await party.known(seat as Seat));
    const leaks = inspector.frames.flatMap(({ userId, seq, text }) => {
      const allowed = [...(known.get(userId) ?? [])].findLast(([at]) => at <= seq)?.[1];
      return cardsIn(JSON.parse(text)).flatMap((card) =>
        allowed?.has(card) === true ? [] : `${card} to ${userId} in ${text}`,
      );
    });
    expect(leaks).toEqual([]);
    expect(await party.faults()).toEqual([]);
  });

  test("is one message for each node, however many read there", async () => {
    const inspector = new Inspector();
    let messages = 0;
    const count = (passing: Passing, deliver: () => void) => {
      if (passing.subject.endsWith(FRAMES.name)) messages += 1;
      inspector.pass(passing, deliver);
    };
    const party = await Party.gather(await startTestNodes(2, { pass: count }), [1, 1, 1, 1]);
    await party.play(5);
    while ((await party.table()).pulya?.deal?.phase !== "play") await party.goOn();
    await party.club.settle();
    const before = inspector.frames.length;
    messages = 0;
    await party.goOn();
    await party.club.settle();
    expect(messages).toBe(1);
    expect(inspector.frames.length - before).toBeGreaterThanOrEqual(PEOPLE.length);
  });
});

describe("a line inside the club that is down", () => {
  test("is shown, and what was missed comes by itself when it is up; who was away that long has their chair back", async () => {
    const party = await Party.gather(await startTestNodes(4));
    const { club, tableId } = party;
    const seen = presencesOf(await party.ask(1, (tables) => tables.presence(BOB, { tableId })));
    await party.play(3);
    expect(seen.at(-1)).toMatchObject({ online: [0, 1, 2], isLineAway: false });
    club.cluster.hub.cut("node-3");
    await club.pass(4000);
    expect(seen.at(-1)).toMatchObject({ isLineAway: true });
    // Nobody has heard of the player for too long: a bot plays for them.
    while ((await party.table()).seats[1]?.kind === "human")
      await party.goOn((moves) => (moves[0]?.seat === 1 ? undefined : moves[0]));
    club.cluster.hub.mend("node-3");
    await club.pass(4000);
    expect((await party.table()).seats[1]).toMatchObject({ kind: "human", userId: "bob" });
    expect(seen.at(-1)).toMatchObject({ online: [0, 1, 2], isLineAway: false });
    await party.play(3);
    expect(await party.faults()).toEqual([]);
  });

  test("refuses what cannot reach the table, and the same works when it is up", async () => {
    const party = await Party.gather(await startTestNodes(4));
    await party.play(3);
    while ((await party.table()).turn?.actor !== 1) await party.goOn();
    const { turn, pulya } = await party.table();
    const move = pulya && cautiously(legalMoves(pulya, 1));
    if (turn === null || !move) throw new Error("nobody has to act");
    const { seat: _, ...wish } = move;
    const act = { tableId: party.tableId, commandId: randomUUID(), turnNumber: turn.number, move: wish };
    party.club.cluster.hub.cut("node-3");
    const moving = party.ask(1, (tables) => tables.act(BOB, act));
    await expect(moving).rejects.toMatchObject({ clubCode: "NODE_AWAY" });
    party.club.cluster.hub.mend("node-3");
    const { seq } = await party.ask(1, (tables) => tables.act(BOB, act));
    expect(await party.ask(1, (tables) => tables.act(BOB, act))).toEqual({ seq });
    expect(await party.doubled()).toEqual([]);
  });
});

describe("a node that dies with its members' sockets", () => {
  test("takes its readers out of the table, wherever that lives", async () => {
    const party = await Party.gather(await startTestNodes(4));
    const { club, tableId } = party;
    const seen = presencesOf(await party.ask(2, (tables) => tables.presence(CID, { tableId })));
    await party.play(3);
    club.cluster.hub.cut("node-2");
    await club.pass(6000);
    expect(seen.at(-1)).toMatchObject({ online: [1, 2] });
  });
});

describe("what is asked for at another node than before", () => {
  test("finds the table that the same wish has made, and nobody else's", async () => {
    const club = await startTestNodes(3);
    const [first, second, third] = club.nodes;
    const wish = { ...FOR_THREE, tableId: randomUUID() };
    const made = await club.until(Promise.resolve(first?.tables.create(ANN, wish)));
    expect(await club.until(Promise.resolve(second?.tables.create(ANN, wish)))).toEqual(made);
    const stolen = club.until(Promise.resolve(third?.tables.create(BOB, wish)));
    await expect(stolen).rejects.toMatchObject({ clubCode: "FORBIDDEN" });
  });

  test("keeps out whom the owner of the table does not want, wherever either of them is", async () => {
    const club = await startTestNodes(3);
    const [first, second, third] = club.nodes;
    const made = await club.until(Promise.resolve(first?.tables.create(ANN, FOR_THREE)));
    const tableId = made?.tableId ?? "";
    await club.until(Promise.resolve(third?.tables.join(DAN, { tableId, seat: 1 })));
    await club.until(Promise.resolve(second?.tables.keepOut(ANN, { tableId, userId: DAN.id })));
    const refusal = { clubCode: "KEPT_OUT" };
    for (const ask of [
      () => third?.tables.join(DAN, { tableId, seat: 1 }),
      () => third?.tables.watch(DAN, { tableId }, null),
      () => third?.tables.presence(DAN, { tableId }),
      () => third?.tables.past(DAN, { tableId, before: 1, count: 1 }),
    ])
      await expect(club.until(Promise.resolve(ask()))).rejects.toMatchObject(refusal);
  });
});
