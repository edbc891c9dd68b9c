import { parseArgs } from "node:util";
import { UsageError } from "../operators/operator-command.ts";

/** What is to be known of a club of many nodes, and the tables that it has for that unless told. */
const TABLES_FOR = { claims: 10_000, words: 500, spread: 30_000 } as const;
type Matter = keyof typeof TABLES_FOR;

/** What is to be simulated. */
export type SimulateRequest =
  | { readonly kind: "seeds"; readonly from: number; readonly count: number; readonly minutes: number }
  | { readonly kind: "hours"; readonly from: number; readonly hours: number; readonly minutes: number }
  | {
      readonly kind: "nodes";
      readonly about: Matter;
      readonly seed: number;
      readonly nodes: number;
      readonly tables: number;
    }
  | { readonly kind: "replay"; readonly file: string };

const SIMULATE_USAGE = `npm run simulate -- --seeds 100 [--from 1] [--minutes 10]
npm run simulate -- --hours 2 [--from 1] [--minutes 10]
npm run simulate -- --seed 4711 [--minutes 10]
npm run simulate -- --nodes 100 [--about claims|words|spread] [--tables 10000] [--from 1]
npm run simulate -- --replay story-or-incident.json`;

const MINUTES = 10;

/** Reads a request from the words after the command; without `--from` it begins at `anywhere`. */
export function readSimulateRequest(words: readonly string[], anywhere: number): SimulateRequest {
  const { seeds, seed, hours, nodes, replay, ...rest } = parse(words);
  if ([seeds, seed, hours, nodes, replay].filter((each) => each !== undefined).length !== 1)
    throw refusal("Say one of --seeds, --hours, --seed, --nodes and --replay.");
  if (replay !== undefined) return { kind: "replay", file: replay };
  const minutes = rest.minutes === undefined ? MINUTES : numberIn(rest.minutes, "--minutes");
  if (seed !== undefined) return { kind: "seeds", from: numberIn(seed, "--seed"), count: 1, minutes };
  const from = rest.from === undefined ? anywhere : numberIn(rest.from, "--from");
  if (nodes !== undefined) return { kind: "nodes", seed: from, nodes: numberIn(nodes, "--nodes"), ...matterOf(rest) };
  if (hours !== undefined) return { kind: "hours", from, hours: numberIn(hours, "--hours"), minutes };
  return { kind: "seeds", from, count: numberIn(seeds ?? "", "--seeds"), minutes };
}

function parse(words: readonly string[]) {
  const text = { type: "string" } as const;
  const options = {
    seeds: text,
    seed: text,
    hours: text,
    nodes: text,
    about: text,
    tables: text,
    replay: text,
    from: text,
    minutes: text,
  };
  try {
    return parseArgs({ args: [...words], options }).values;
  } catch (error) {
    throw refusal(error instanceof Error ? error.message : String(error));
  }
}

function numberIn(word: string, name: string): number {
  const number = Number(word);
  if (word === "" || !(number > 0)) throw refusal(`${name} is a number above 0, not "${word}".`);
  return number;
}

function matterOf({ about: word, tables }: { readonly about?: string; readonly tables?: string }) {
  const about = matterIn(word ?? "claims");
  return { about, tables: tables === undefined ? TABLES_FOR[about] : numberIn(tables, "--tables") };
}

function matterIn(word: string): Matter {
  const matters = Object.keys(TABLES_FOR);
  if (!matters.includes(word)) throw refusal(`--about is one of ${matters.join(", ")}, not "${word}".`);
  // It is one of the keys.
  return word as Matter;
}

function refusal(fault: string): UsageError {
  return new UsageError(`${fault}\n${SIMULATE_USAGE}`);
}
