import { parseArgs } from "node:util";
import { UsageError } from "../operator-command.ts";

/** What an operator wants to know or to be done about the nodes of the club. */
export type NodesRequest =
  | { readonly kind: "list" }
  | { readonly kind: "help" }
  | { readonly kind: "empty" | "fill"; readonly name: string };

export const NODES_USAGE = `npm run nodes
    lists the processes of the club that are known: their leases and their tables
npm run nodes -- --empty <name>
    has a node hand its tables to others, and take none, until it is told otherwise or is started anew
npm run nodes -- --fill <name>
    has it take tables again
npm run nodes -- --help`;

/** Reads a request from the words after the command; throws `UsageError`. */
export function readNodesRequest(words: readonly string[]): NodesRequest {
  const { values } = parse(words);
  if (values.help === true) return { kind: "help" };
  const { empty, fill } = values;
  if (empty !== undefined && fill !== undefined) throw usageError("A node is to be emptied or filled, not both.");
  if (empty !== undefined) return { kind: "empty", name: empty };
  return fill === undefined ? { kind: "list" } : { kind: "fill", name: fill };
}

function parse(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      options: { empty: { type: "string" }, fill: { type: "string" }, help: { type: "boolean", short: "h" } },
    });
  } catch (error) {
    throw usageError(error instanceof Error ? error.message : String(error));
  }
}

/** What was wrong, and what it should look like. */
function usageError(fault: string): UsageError {
  return new UsageError(`${fault}\n${NODES_USAGE}`);
}
