import { DECK, decide, evolve, settingsOf, startPulya } from "@trelyazh/preferans";
import { describe, expect, test } from "vitest";
import { messageFor, snapshotFor } from "./messages.ts";
import { DEFAULT_CONDITIONS, newTable, type Table, type TableEnvelope } from "@trelyazh/table";

const SETTINGS = settingsOf("sochi", { closeBy: { kind: "each", target: 10, aid: true } });
const CREATED = {
  type: "tableCreated",
  ownerId: "ann",
  settings: SETTINGS,
  turnSeconds: 30,
  ...DEFAULT_CONDITIONS,
} as const;

function dealtTable(): { readonly table: Table; readonly dealt: TableEnvelope } {
  const pulya = startPulya({ settings: SETTINGS, dealer: 0 });
  const decision = decide(pulya, { type: "deal", deck: DECK });
  const event = decision.ok ? decision.events[0] : undefined;
  if (event === undefined) throw new Error("nothing was dealt");
  const empty = newTable("t", CREATED, { seq: 1, at: 0, event: CREATED, turn: null });
  const seats: Table["seats"] = [
    { kind: "human", userId: "ann", name: "Ann" },
    { kind: "bot", name: "Bot 2", level: "novice", keptFor: "bob", leftAt: 0 },
    null,
  ];
  return {
    table: { ...empty, seats, pulya: evolve(pulya, event) },
    dealt: { seq: 2, at: 0, event: { type: "game", event }, turn: null },
  };
}

describe("what a viewer is sent", () => {
  const { table, dealt } = dealtTable();

  test("is the same in a snapshot as in the event that dealt", () => {
    const snapshot = snapshotFor(table, "ann", 7);
    const message = messageFor(dealt, 0, 7);
    if (snapshot.kind !== "snapshot" || message.kind !== "event" || message.envelope.event.type !== "game") {
      throw new Error("another kind of message was made");
    }
    expect(snapshot).toMatchObject({ seq: 1, you: 0, serverNow: 7 });
    expect(message.envelope.event.event).toMatchObject({ hands: snapshot.table.pulya?.deal?.hands });
  });

  test("is no card at all for a spectator", () => {
    const cards = (value: unknown) => JSON.stringify(value).match(/"[789TJQKA][scdh]"/g);
    expect(cards(snapshotFor(table, "dan", 7))).toBeNull();
    expect(cards(messageFor(dealt, "spectator", 7))).toBeNull();
    expect(cards(table)).toHaveLength(32);
  });
});
