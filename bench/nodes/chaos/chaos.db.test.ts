import { bareDatabase } from "@trelyazh/testkit";
import { expect, test } from "vitest";
import serverFlags from "../../../apps/server/v8-flags.json" with { type: "json" };
import { ClubOfNodes } from "../machine/club-of-nodes.ts";
import type { FaultName } from "./faults.ts";
import { Ordeal } from "./ordeal.ts";

const SEED = 18;

test("three nodes keep what they have acknowledged and show nobody anything else, whatever befalls them at once", async () => {
  await using database = await bareDatabase();
  await using club = await ClubOfNodes.open({ nodes: 3, flags: serverFlags, databaseUrl: database.url });
  await using ordeal = await Ordeal.begin(club, { tables: 20, seed: SEED, awayMs: 0 });
  const [first, second, third] = await club.busiestFirst();
  if (first === undefined || second === undefined || third === undefined) throw new Error("three nodes were opened");
  const upon = { kill: first, nats: first, postgres: first, "cut-nats": first, pause: second, "cut-postgres": third };
  // The keys of that record are names of faults.
  const faultNames = Object.keys(upon) as FaultName[];
  await Promise.all(faultNames.map((fault) => ordeal.suffer(fault, upon[fault])));
  const { checked, faults } = await ordeal.judge();
  expect(faults).toEqual([]);
  expect(checked["journal"]?.["acknowledged"]).toBeGreaterThan(0);
  expect(checked["carried"]?.["seen"]).toBeGreaterThan(0);
});
