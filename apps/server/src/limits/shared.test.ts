import { describe, expect, test } from "vitest";
import { Instruments } from "../metrics/instruments.ts";
import { Limits } from "./limits.ts";

const SCHOOL = "203.0.113.7";
const ALLOWANCE = { name: "commands", times: 2, seconds: 10, membersPerAddress: 2 };
const TOO_MANY = expect.objectContaining({
  clubCode: "TOO_MANY_REQUESTS",
  retryAfterMs: expect.any(Number),
}) as unknown;

function made() {
  const instruments = new Instruments();
  return { limits: new Limits(instruments), metrics: () => instruments.text() };
}

describe("a shared limit", () => {
  test("is strict for each member and generous for all at their address; this machine has none of its own", async () => {
    const { limits, metrics } = made();
    const limit = limits.shared(ALLOWANCE);
    const call = (memberId: string, address = SCHOOL) => limit({ memberId, address });
    await Promise.all([call("ann"), call("ann")]);
    // What a member has too much of does not count against their neighbours.
    for (let time = 0; time < 9; time += 1) await expect(call("ann")).rejects.toEqual(TOO_MANY);
    await Promise.all([call("bob"), call("bob")]);
    await expect(call("cid")).rejects.toEqual(TOO_MANY);
    await Promise.all(["cid", "dan", "eve", "fay", "guy"].map((id) => call(id, "127.0.0.1")));
    expect(await metrics()).toContain('trelyazh_limit_refusals_total{limit="commands"} 9');
    expect(await metrics()).toContain('trelyazh_limit_refusals_total{limit="commands of an address"} 1');
  });

  test("on what is known afterwards refuses whoever has had all of it, and nobody before", async () => {
    const { limits } = made();
    const { check, note } = limits.sharedAfterwards(ALLOWANCE);
    const ann = { memberId: "ann", address: SCHOOL };
    for (let time = 0; time < 2; time += 1) {
      await check(ann);
      note(ann);
    }
    await expect(check(ann)).rejects.toEqual(TOO_MANY);
    const bob = { memberId: "bob", address: SCHOOL };
    await check(bob);
    for (let time = 0; time < 2; time += 1) note(bob);
    await expect(check({ memberId: "cid", address: SCHOOL })).rejects.toEqual(TOO_MANY);
    await check({ memberId: "cid", address: "203.0.113.8" });
  });
});
