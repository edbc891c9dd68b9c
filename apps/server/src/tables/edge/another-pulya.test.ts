import { settlement, type Seat } from "@trelyazh/preferans";
import { expect, test } from "vitest";
import { ANN, BOB, CID } from "../../testing/in-memory/live-table.ts";
import { startTestNodes } from "../../testing/in-memory/start-test-nodes.ts";
import { Party, presencesOf } from "./testing/party.ts";

/** Plays the deal that is on, after all have agreed that it is the last one. */
async function playToTheEnd(party: Party): Promise<void> {
  const { tableId } = party;
  await party.play(1);
  await party.ask(0, (tables, member) => tables.propose(member, { tableId, proposal: "end" }));
  for (const seat of [1, 2])
    await party.ask(seat, (tables, member) => tables.answerProposal(member, { tableId, accept: true }));
  while ((await party.table()).status !== "finished") await party.goOn();
}

test("whoever wants another pulya at once, at any node, is led to one table, on the chair that they had", async () => {
  const party = await Party.gather(await startTestNodes(4));
  const last = { tableId: party.tableId };
  await expect(party.ask(1, (tables, member) => tables.again(member, last))).rejects.toMatchObject({
    clubCode: "PULYA_IN_PROGRESS",
  });
  await playToTheEnd(party);
  const { pulya } = await party.table();
  expect(pulya?.settlement).toEqual(pulya && settlement(pulya.sheet, pulya.settings));

  await expect(party.ask(3, (tables, member) => tables.again(member, last))).rejects.toMatchObject({
    clubCode: "NOT_SEATED",
  });
  const told = presencesOf(await party.ask(0, (tables, member) => tables.presence(member, last)));
  const answers = await Promise.all(
    [1, 2].map((seat) => party.ask(seat, (tables, member) => tables.again(member, last))),
  );
  await party.club.pass(1000);
  const [{ tableId } = { tableId: "" }] = answers;
  expect(answers.map((answer) => answer.tableId)).toEqual([tableId, tableId]);
  expect([1, 2]).toContain(told.at(-1)?.againBy);

  expect(await party.ask(1, (tables, member) => tables.again(member, last))).toMatchObject({ tableId });
  await expect(party.ask(3, (tables, member) => tables.join(member, { tableId, seat: 0 }))).rejects.toMatchObject({
    clubCode: "NOT_YOUR_SEAT",
  });
  expect(await party.ask(0, (tables, member) => tables.again(member, last))).toMatchObject({ tableId });
  const opened = (await party.club.store.loadAfter(tableId, 0)).map(({ envelope }) => envelope.event);
  expect(opened.filter(({ type }) => type === "tableCreated")).toHaveLength(1);
  const seated = new Map(opened.flatMap((event) => (event.type === "seatTaken" ? [[event.seat, event.occupant]] : [])));
  for (const [seat, { id }] of [ANN, BOB, CID].entries())
    expect(seated.get(seat as Seat)).toMatchObject({ userId: id });
});
