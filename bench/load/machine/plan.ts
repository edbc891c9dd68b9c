import { parseArgs } from "node:util";
import serverFlags from "../../../apps/server/v8-flags.json" with { type: "json" };

const SCENARIOS = ["play", "storm", "kill", "database", "embedded", "slow", "soak"] as const;
export type Scenario = (typeof SCENARIOS)[number];

const SUBJECTS = ["raw", "stock", "club", "bus", "nodes"] as const;
/** The relays, and the club: as one process, as one with a bus, and as several. */
export type Subject = (typeof SUBJECTS)[number];
/** What is compared unless told: with several nodes, what they cost. */
const ONE_PROCESS = "raw,stock,club";
const SEVERAL_NODES = "club,bus,nodes";

/** What is to be measured. */
export interface Plan {
  readonly scenario: Scenario;
  readonly players: number;
  readonly seconds: number;
  /** How long `play` plays before it measures. */
  readonly warmUpSeconds: number;
  readonly runs: number;
  /** How many processes the club of `nodes` has. */
  readonly nodes: number;
  /** Lines a second that people say at the tables of `play`; none unless told. */
  readonly chat: number;
  readonly seed: number;
  /** Flags for the server's Node, those of `npm start` unless told; the relays get the same. */
  readonly flags: readonly string[];
  /** The servers that are played at. */
  readonly subjects: readonly Subject[];
  /** Where the results are written as JSON; undefined for nowhere. */
  readonly jsonFile: string | undefined;
}

/** Small enough to try a scenario out. */
const DEFAULTS: Record<Scenario, { readonly players: number; readonly seconds: number }> = {
  play: { players: 300, seconds: 10 },
  storm: { players: 300, seconds: 20 },
  kill: { players: 60, seconds: 5 },
  database: { players: 60, seconds: 5 },
  embedded: { players: 60, seconds: 5 },
  slow: { players: 300, seconds: 10 },
  soak: { players: 300, seconds: 60 },
};

function wholeNumber(name: string, text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0) throw new Error(`--${name} must be a whole number, not ${text}`);
  return value;
}

function readScenario(text: string): Scenario {
  const scenario = SCENARIOS.find((known) => known === text);
  if (scenario === undefined) throw new Error(`--scenario must be one of ${SCENARIOS.join(", ")}, not ${text}`);
  return scenario;
}

function readSubjects(text: string): readonly Subject[] {
  const named = text.split(",");
  const unknown = named.find((name) => !SUBJECTS.some((subject) => subject === name));
  if (unknown !== undefined) throw new Error(`--only must name some of ${SUBJECTS.join(", ")}, not ${unknown}`);
  return SUBJECTS.filter((subject) => named.includes(subject));
}

/** Reads the command line; throws with a sentence about what is wrong. */
export function readPlan(args: readonly string[]): Plan {
  const { values } = parseArgs({
    args: [...args],
    options: {
      scenario: { type: "string", default: "play" },
      players: { type: "string" },
      seconds: { type: "string" },
      minutes: { type: "string" },
      "warm-up": { type: "string", default: "5" },
      runs: { type: "string", default: "1" },
      chat: { type: "string", default: "0" },
      seed: { type: "string" },
      "node-flags": { type: "string", default: serverFlags.join(" ") },
      nodes: { type: "string", default: "1" },
      only: { type: "string" },
      json: { type: "string" },
    },
  });
  const scenario = readScenario(values.scenario);
  const defaults = DEFAULTS[scenario];
  const seconds = wholeNumber("seconds", values.seconds ?? String(defaults.seconds));
  const minutes = values.minutes;
  const nodes = wholeNumber("nodes", values.nodes);
  return {
    scenario,
    players: wholeNumber("players", values.players ?? String(defaults.players)),
    seconds: minutes === undefined ? seconds : wholeNumber("minutes", minutes) * 60,
    warmUpSeconds: wholeNumber("warm-up", values["warm-up"]),
    runs: wholeNumber("runs", values.runs),
    nodes,
    chat: wholeNumber("chat", values.chat),
    seed: wholeNumber("seed", values.seed ?? String(Date.now() % 1_000_000)),
    flags: values["node-flags"].split(" ").filter((flag) => flag !== ""),
    subjects: readSubjects(values.only ?? (nodes > 1 ? SEVERAL_NODES : ONE_PROCESS)),
    jsonFile: values.json,
  };
}
