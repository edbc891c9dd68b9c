import type { TableMessage, TablePresence } from "@trelyazh/protocol";
import type { Member } from "@trelyazh/table";
import { describe, expect, test } from "vitest";
import { ANN, BOB, CID, seatedTable, type LiveTable } from "../../testing/in-memory/live-table.ts";
import type { PresentNames } from "./table-names.ts";

const DORA: Member = { id: "dora", name: "Dora" };

/** Names that somebody changes. */
class ChangingNames implements PresentNames {
  readonly known = new Map<string, string>();
  /** Which are not read yet from wherever they are. */
  readonly stored = new Map<string, string>();
  #hear: (userId: string) => void = () => {};

  readonly of = (userId: string) => this.known.get(userId);

  learn(userIds: readonly string[]): Promise<void> {
    for (const userId of userIds) {
      const name = this.stored.get(userId);
      if (name !== undefined) this.known.set(userId, name);
    }
    return Promise.resolve();
  }

  onRenamed(hear: (userId: string) => void): void {
    this.#hear = hear;
  }

  rename(userId: string, name: string): void {
    this.known.set(userId, name);
    this.#hear(userId);
  }
}

/** What comes first to somebody who opens the table now. */
async function firstFor({ tables, tableId }: LiveTable, member: Member): Promise<TableMessage> {
  const stream = (await tables.watch(member, { tableId }, null))[Symbol.asyncIterator]();
  const { value } = await stream.next();
  await stream.return?.();
  // A snapshot, or what was missed.
  return value[1] as TableMessage;
}

async function namesFor(live: LiveTable, member: Member): Promise<(string | undefined)[]> {
  const message = await firstFor(live, member);
  return message.kind === "snapshot" ? message.table.seats.map((occupant) => occupant?.name) : [];
}

async function pastNames({ tables, tableId }: LiveTable, member: Member): Promise<string[]> {
  const { events } = await tables.past(member, { tableId, before: 1000, count: 200 });
  return events.flatMap(({ event }) => (event.type === "seatTaken" ? [event.occupant.name] : []));
}

function follow({ tables, tableId }: LiveTable): { readonly latest: () => TablePresence | undefined } {
  let latest: TablePresence | undefined;
  void (async () => {
    for await (const presence of await tables.presence(ANN, { tableId })) latest = presence;
  })();
  return { latest: () => latest };
}

describe("a name that somebody has taken", () => {
  test("is told at once to all who have the table open, and is the one that whoever comes gets, player or spectator", async () => {
    const names = new ChangingNames();
    const live = await seatedTable({ names });
    const presence = follow(live);
    await live.clock.advance(1000);
    expect(presence.latest()?.names).toBeUndefined();
    names.rename(BOB.id, "Robert");
    names.rename(DORA.id, "Dorothea");
    await live.clock.advance(1000);
    expect(presence.latest()?.names).toEqual({ [BOB.id]: "Robert" });
    for (const viewer of [CID, DORA]) {
      expect(await namesFor(live, viewer)).toEqual(["Ann", "Robert", "Cid"]);
      expect(await pastNames(live, viewer)).toEqual(["Ann", "Robert", "Cid"]);
    }
    names.rename(BOB.id, "Bob");
    await live.clock.advance(1000);
    expect(presence.latest()?.names).toEqual({ [BOB.id]: "Bob" });
  });

  test("is found though nobody has said so, when the table is taken up: the journal has the old one", async () => {
    const names = new ChangingNames();
    const before = await seatedTable({ names });
    names.stored.set(CID.id, "Sid");
    await before.close();
    const live = await before.restart();
    const presence = follow(live);
    await live.clock.advance(1000);
    expect(await namesFor(live, ANN)).toEqual(["Ann", "Bob", "Sid"]);
    expect(presence.latest()?.names).toEqual({ [CID.id]: "Sid" });
    expect((await live.table()).seats.map((occupant) => occupant?.name)).toEqual(["Ann", "Bob", "Cid"]);
  });

  test("is shown by whoever sits down under the old one", async () => {
    const names = new ChangingNames();
    const live = await seatedTable({ names, bots: 1 });
    await live.tables.leave(CID, { tableId: live.tableId });
    names.rename(CID.id, "Sid");
    await live.tables.join(CID, { tableId: live.tableId, seat: 2 });
    expect((await namesFor(live, ANN))[2]).toBe("Sid");
  });
});
