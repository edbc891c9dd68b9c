import { once } from "node:events";
import { createServer, type AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { parsePort, requireFreePort } from "./port.mjs";
import { Problem } from "./problem.mjs";

async function occupiedPort(host: string) {
  const server = createServer().listen(0, host);
  await once(server, "listening");
  const { port } = server.address() as AddressInfo; // a TCP server's address is no string
  return { port, [Symbol.asyncDispose]: () => new Promise<void>((resolve) => server.close(() => resolve())) };
}

test.each(["0", "65536", "http", "3000.5", ""])("PORT=%s is refused with a remedy", (text) => {
  expect(() => parsePort(text)).toThrow(Problem);
});

test("without PORT it is 3000", () => {
  expect(parsePort(undefined)).toBe(3000);
});

test("a port that another program listens on is refused, and the remedy names the next one", async () => {
  await using occupied = await occupiedPort("127.0.0.1");
  await expect(requireFreePort(occupied.port, "localhost")).rejects.toMatchObject({
    name: "Problem",
    remedy: expect.stringContaining(`PORT=${occupied.port + 1} npm start`) as unknown,
  });
});

test("a free port is accepted and left free", async () => {
  const { port, [Symbol.asyncDispose]: free } = await occupiedPort("127.0.0.1");
  await free();
  await requireFreePort(port, "localhost");
  await expect(requireFreePort(port, "localhost")).resolves.toBeUndefined();
});
