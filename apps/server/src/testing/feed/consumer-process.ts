import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

const DATABASE = import.meta.resolve("@trelyazh/db");
const WORK_OFF = new URL("../../feed/work-off.ts", import.meta.url).href;
const TALLY = new URL("tally-consumer.ts", import.meta.url).href;

/** Has written, and will never come to note how far it has got. */
const PROGRAM = `
  const { openDatabase } = await import(${JSON.stringify(DATABASE)});
  const { workOff } = await import(${JSON.stringify(WORK_OFF)});
  const { tallyConsumer } = await import(${JSON.stringify(TALLY)});
  const database = openDatabase({ url: process.argv[1], onError: () => {} });
  const onWritten = async (news) => {
    console.log(JSON.stringify(news.map(({ seq }) => seq)));
    await new Promise(() => setInterval(() => {}, 1000));
  };
  const pastOf = () => Promise.resolve([]);
  await workOff(tallyConsumer({ onWritten }), { database, clock: { now: Date.now }, pastOf, onBroken: () => {} }, 3);`;

/** Has a process of its own work off up to three rows for the tally, and kills it between its work and its position. */
export async function killedConsumer(databaseUrl: string): Promise<unknown> {
  const child = spawn(process.execPath, ["--input-type=module", "--eval", PROGRAM, databaseUrl], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(child, "exit");
  const [line] = (await Promise.race([once(createInterface(child.stdout), "line"), ended])) as [string];
  child.kill("SIGKILL");
  await ended;
  return JSON.parse(line);
}
