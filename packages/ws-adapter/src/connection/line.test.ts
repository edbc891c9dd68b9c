import { expect, test } from "vitest";
import type { Line } from "../index.ts";
import { TestClock } from "../testing/test-clock.ts";
import { startServer } from "../testing/test-server.ts";

/** A server whose contexts tell of their lines, and take a while to be made. */
async function startMeasured(clock: TestClock, makingMs = 0) {
  const lines: Line[] = [];
  const createContext = ({ line }: { readonly line: Line }) => {
    lines.push(line);
    clock.advance(makingMs);
    return { name: "anna" };
  };
  return { server: await startServer({ clock, createContext }), lines };
}

test("LINE1 the way to a client and back is measured when its socket opens", async () => {
  const { server, lines } = await startMeasured(new TestClock(), 70);
  await using _ = server;
  await using client = await server.raw();
  await client.settle();
  expect(lines[0]?.lagMs).toBe(70);
  expect(lines[0]?.heardAt).toBe(70);
});

test("LINE1 it is measured again every minute, whether the client speaks or not", async () => {
  const clock = new TestClock();
  const { server, lines } = await startMeasured(clock);
  await using _ = server;
  const { trpc } = server.client();
  expect(await trpc.whoami.query()).toBe("anna");
  expect(lines[0]?.lagMs).toBe(0);
  for (const heardAt of [15_000, 30_000, 45_000]) {
    clock.advance(15_000);
    expect(await trpc.whoami.query()).toBe("anna");
    expect(lines[0]).toMatchObject({ heardAt, lagMs: 0 });
  }
  clock.advance(15_000);
  clock.advance(120);
  await expect.poll(() => lines[0]?.lagMs).toBe(120);
});
