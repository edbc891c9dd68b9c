import { randomUUID } from "node:crypto";
import { settingsOf, type Settings } from "@trelyazh/preferans";
import { TRPCClientError } from "@trpc/client";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { refusalOf, type Guest } from "./testing/people/guest.ts";
import { Player } from "./testing/people/player.ts";
import { startTestClub, type TestClub } from "./testing/club/start-test-club.ts";

let club: TestClub;
let ann: Guest;
beforeAll(async () => {
  club = await startTestClub();
  ann = await club.guest();
});
afterAll(() => club[Symbol.asyncDispose]());

const LENINGRAD = settingsOf("leningrad", { hold: "senior", closeBy: { total: 12 } });
const wish = (settings: unknown = LENINGRAD) => ({ settings, turnSeconds: 60, bots: 2 });

/** What somebody is told who is refused, beside the code. */
async function toldOf(call: Promise<unknown>): Promise<unknown> {
  const error: unknown = await call.catch((refusal: unknown) => refusal);
  return error instanceof TRPCClientError ? (error.data as unknown) : error;
}

describe("a table is made", () => {
  test("on whatever the rules can play, with a level for each bot", async () => {
    const botLevels = ["master", "novice"] as const;
    const { tableId } = await ann.api.table.create.mutate({ ...wish(), botLevels: [...botLevels] });
    using player = await new Player(ann, tableId).watch();
    expect(player.table.settings).toEqual(LENINGRAD);
    expect(player.table.seats.slice(1)).toMatchObject(botLevels.map((level) => ({ kind: "bot", level })));
    await ann.api.table.leave.mutate({ commandId: randomUUID(), tableId });
  });

  test("for two and for four", async () => {
    for (const players of [2, 4] as const) {
      const settings = settingsOf("sochi", { players });
      const { tableId } = await ann.api.table.create.mutate({ ...wish(settings), bots: players - 1 });
      using player = await new Player(ann, tableId).watch();
      expect(player.table.seats).toHaveLength(players);
      await ann.api.table.leave.mutate({ commandId: randomUUID(), tableId });
    }
  });

  test("that the lobby does not list, and anyone who has its link may join", async () => {
    const bob = await club.guest();
    const { tableId } = await ann.api.table.create.mutate({ ...wish(), bots: 1, byLinkOnly: true });
    expect((await bob.api.lobby.list.query()).tables).toEqual([]);
    expect((await ann.api.table.mine.query()).tables).toMatchObject([{ id: tableId }]);
    await bob.api.table.join.mutate({ commandId: randomUUID(), tableId, seat: 2 });
    expect((await bob.api.table.mine.query()).tables).toMatchObject([{ id: tableId, you: 2 }]);
  });

  test("whose chairs are drawn by lot before it begins", async () => {
    const { tableId } = await ann.api.table.create.mutate({ ...wish(), seatsBy: "lot" });
    using player = await new Player(ann, tableId).watch();
    await player.until((table) => table.status === "playing");
    expect(player.table.seats).toEqual(expect.arrayContaining([expect.objectContaining({ userId: ann.id })]));
    expect(player.table.seats.filter((occupant) => occupant?.kind === "bot")).toHaveLength(2);
  });
});

describe("no table is made, and it is said where the settings are wrong", () => {
  const bombs: Settings = { ...LENINGRAD, allPass: { ...LENINGRAD.allPass, bombs: true } };
  test.each([
    ["a choice that there is not", { ...LENINGRAD, hold: "often" }, "hold", "strict senior seniorWins"],
    ["settings that contradict each other", bombs, "allPass.bombs", "false"],
    ["a setting that there is not", { ...LENINGRAD, jokers: true }, "jokers", null],
    ["what is no settings", "leningrad", "", null],
    ["half of them", { players: 3 }, "hold", "strict senior seniorWins"],
  ])("for %s", async (_, settings, at, expected) => {
    expect(await toldOf(ann.api.table.create.mutate(wish(settings)))).toMatchObject({
      clubCode: "BAD_SETTINGS",
      httpStatus: 400,
      setting: { at, expected },
    });
  });

  test("for two wishes at once, for none, and for more bots than chairs", async () => {
    const { create } = ann.api.table;
    const preset = { preset: "sochi", poolTarget: 10 } as const;
    expect(await refusalOf(create.mutate({ ...wish(), ...preset }))).toBe("BAD_INPUT");
    expect(await refusalOf(create.mutate({ turnSeconds: 60, bots: 0 }))).toBe("BAD_INPUT");
    expect(await refusalOf(create.mutate({ turnSeconds: 60, bots: 0, preset: "sochi" }))).toBe("BAD_INPUT");
    expect(await refusalOf(create.mutate({ ...wish(), bots: 3 }))).toBe("NO_SUCH_SEAT");
  });
});
