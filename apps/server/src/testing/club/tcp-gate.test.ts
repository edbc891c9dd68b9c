import { once } from "node:events";
import { connect, createServer, type AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { tcpGate } from "./tcp-gate.ts";

test("a frozen way tells nobody; what was sent, and whoever came meanwhile, comes through when it thaws", async () => {
  const heard: string[] = [];
  const server = createServer((socket) => socket.on("data", (data) => heard.push(data.toString())));
  await once(server.listen(0, "127.0.0.1"), "listening");
  // A server that listens on a port has an address with one.
  await using gate = await tcpGate(`tcp://127.0.0.1:${(server.address() as AddressInfo).port}`);
  const port = Number(new URL(gate.url).port);
  const early = connect(port, "127.0.0.1");
  early.write("before ");
  await expect.poll(() => heard.join("")).toBe("before ");
  gate.freeze();
  early.write("meanwhile ");
  const late = connect(port, "127.0.0.1");
  late.write("too");
  await once(late, "connect");
  expect(heard.join("")).toBe("before ");
  gate.thaw();
  await expect.poll(() => heard.toSorted().join("")).toBe("before meanwhile too");
  server.close();
});
