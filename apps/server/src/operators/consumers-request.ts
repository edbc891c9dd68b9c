import { parseArgs } from "node:util";
import { UsageError } from "./operator-command.ts";

/** What an operator wants to know or to be done about durable consumers. */
export type ConsumersRequest =
  | { readonly kind: "list" }
  | { readonly kind: "help" }
  | { readonly kind: "rebuild"; readonly name: string };

export const CONSUMERS_USAGE = `npm run consumers
    lists the durable consumers: how far each has got, and what it has still to do
npm run consumers -- rebuild <name>
    throws a consumer's rows away and makes them again from the journal; the club may be running
npm run consumers -- --help`;

/** Reads a request from the words after the command; throws `UsageError`. */
export function readConsumersRequest(words: readonly string[], names: readonly string[]): ConsumersRequest {
  const { values, positionals } = parse(words);
  if (values.help === true) return { kind: "help" };
  const [verb, name, ...more] = positionals;
  if (verb === undefined) return { kind: "list" };
  if (verb !== "rebuild") throw usageError(`"${verb}" is nothing that can be done.`);
  if (name === undefined || more.length > 0) throw usageError("One consumer is to be named.");
  if (!names.includes(name))
    throw usageError(`There is no consumer "${name}", but ${names.map((each) => `"${each}"`).join(", ")}.`);
  return { kind: "rebuild", name };
}

function parse(words: readonly string[]) {
  try {
    return parseArgs({ args: [...words], allowPositionals: true, options: { help: { type: "boolean", short: "h" } } });
  } catch (error) {
    throw usageError(error instanceof Error ? error.message : String(error));
  }
}

/** What was wrong, and what it should look like. */
function usageError(fault: string): UsageError {
  return new UsageError(`${fault}\n${CONSUMERS_USAGE}`);
}
