import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { undoLater } from "../load/machine/leftovers.ts";
import { unpin } from "../load/machine/machine.ts";
import type { Order, Spoils } from "./order.ts";

const ATTACKERS = fileURLToPath(new URL("../hostile-attackers.ts", import.meta.url));

/** Starts attackers in a process of their own; what is returned ends them and says what has come of it. */
export function startAttackers(order: Order): () => Promise<Spoils> {
  const child = spawn(process.execPath, [ATTACKERS, JSON.stringify(order)], { stdio: ["ignore", "pipe", "inherit"] });
  const done = undoLater(() => void child.kill("SIGKILL"));
  // It would stay on the core of the bystanders, who are measured.
  if (child.pid !== undefined) unpin(child.pid);
  const said = text(child.stdout);
  return async () => {
    child.kill("SIGTERM");
    if (child.exitCode === null) await once(child, "exit");
    done();
    // It says nothing else.
    return JSON.parse((await said) || "{}") as Spoils;
  };
}
