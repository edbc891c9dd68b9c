import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { expect, test } from "vitest";

const SERVE = join(import.meta.dirname, "serve.mjs");

/** Runs `program` as the scripts run the server; collects what is printed. */
function serve(program: string) {
  const script = `
    import { startProgram, untilStopped } from ${JSON.stringify(SERVE)};
    process.exitCode = await untilStopped([startProgram(["-e", ${JSON.stringify(program)}], {})]);`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", script], {
    env: { ...process.env, npm_lifecycle_event: "" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const printed: string[] = [];
  child.stdout.setEncoding("utf8").on("data", (text: string) => printed.push(text));
  return { child, printed: () => printed.join("") };
}

async function untilPrinted(child: ChildProcess, printed: () => string, text: string): Promise<void> {
  while (!printed().includes(text)) await once(child.stdout ?? child, "data");
}

const CLEAN = `process.on("SIGTERM", () => { console.log("asked"); setTimeout(() => process.exit(7), 400); });
  setInterval(() => {}, 1000); console.log("up");`;
const DEAF = `process.on("SIGTERM", () => console.log("asked")); setInterval(() => {}, 1000); console.log("up");`;

test.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)(
  "%s asks the program once, and its exit code is ours",
  async (signal) => {
    const { child, printed } = serve(CLEAN);
    await untilPrinted(child, printed, "up");
    child.kill(signal);
    const [code] = (await once(child, "exit")) as [number];
    expect(code).toBe(7);
    expect(printed().match(/asked/g)).toHaveLength(1);
  },
);

test("a second signal kills a program that does not stop", async () => {
  const { child, printed } = serve(DEAF);
  await untilPrinted(child, printed, "up");
  child.kill("SIGINT");
  await untilPrinted(child, printed, "asked");
  child.kill("SIGINT");
  const [code] = (await once(child, "exit")) as [number];
  expect(code).toBe(137);
});

test("a program that ends by itself ends the script with its code", async () => {
  const { child } = serve("process.exit(3)");
  const [code] = (await once(child, "exit")) as [number];
  expect(code).toBe(3);
});
