/** `npm run simulate`: runs the whole club on virtual time, with everything that can befall it, and says what has broken. */
import { readFileSync, writeFileSync } from "node:fs";
import { randomInt } from "node:crypto";
import { z } from "zod";
import { readIncident } from "../operators/incident-file.ts";
import { runCommand, UsageError } from "../operators/operator-command.ts";
import { describeStretches } from "./nodes/describe-stretches.ts";
import { simulateNodes } from "./nodes/simulate-nodes.ts";
import { describeSpread } from "./nodes/spread/describe-spread.ts";
import { simulateSpread } from "./nodes/spread/simulate-spread.ts";
import { describeWords } from "./nodes/words/describe-words.ts";
import { simulateWords } from "./nodes/words/simulate-words.ts";
import { replayIncident } from "./replay-incident.ts";
import { shrink } from "./shrink.ts";
import { readSimulateRequest, type SimulateRequest } from "./simulate-request.ts";
import { simulate, type Outcome } from "./simulation.ts";
import { storyOf, type Story } from "./story.ts";

const HOUR_MS = 3_600_000;
const TELL_EVERY_MS = 10_000;
const REPLAY_SEED = 1;

/** Enough to tell a story from any other file; what it lacks beyond that, its run shows. */
const StoryFrame = z.object({
  seed: z.number(),
  minutes: z.number(),
  honest: z.number(),
  hostile: z.number(),
  blows: z.array(z.unknown()),
});

async function carryOut(request: SimulateRequest): Promise<string> {
  if (request.kind === "replay") return replayFile(request.file);
  if (request.kind === "nodes") return manyNodes(request);
  const run = new Run();
  const { from, minutes } = request;
  for (let seed = from; run.goesOn(request); seed += 1) {
    const story = storyOf(seed, minutes);
    const outcome = await simulate(story);
    run.count(outcome);
    if (outcome.faults.length > 0) return failed(story, outcome);
  }
  return `${run.report()}: nothing broke.`;
}

async function manyNodes(request: Extract<SimulateRequest, { kind: "nodes" }>): Promise<string> {
  switch (request.about) {
    case "claims":
      return describeStretches(await simulateNodes(request));
    case "words":
      return describeWords(await simulateWords(request));
    case "spread":
      return describeSpread(simulateSpread(request));
    default:
      return request.about satisfies never;
  }
}

/** Counts the seeds of one call. */
class Run {
  readonly #began = performance.now();
  #told = performance.now();
  #seeds = 0;
  #virtualMs = 0;
  #events = 0;

  goesOn(request: Extract<SimulateRequest, { minutes: number }>): boolean {
    if (request.kind === "seeds") return this.#seeds < request.count;
    return performance.now() - this.#began < request.hours * HOUR_MS;
  }

  count({ lastedMs, events }: Outcome): void {
    this.#seeds += 1;
    this.#virtualMs += lastedMs;
    this.#events += events;
    if (performance.now() - this.#told < TELL_EVERY_MS) return;
    this.#told = performance.now();
    process.stdout.write(`${this.report()}\n`);
  }

  report(): string {
    const minutes = (performance.now() - this.#began) / 60_000;
    const hours = (this.#virtualMs / HOUR_MS).toFixed(1);
    return `${this.#seeds} seeds (${Math.round(this.#seeds / minutes)} a minute), ${hours} hours of the club, ${this.#events} events`;
  }
}

/** Makes the story smaller, and leaves it in a file. */
async function failed(story: Story, outcome: Outcome): Promise<string> {
  process.exitCode = 1;
  process.stdout.write(`Seed ${story.seed} breaks the club: ${outcome.faults.join("; ")}\nMaking the story smaller.\n`);
  const shorter = { ...story, minutes: Math.min(story.minutes, Math.ceil(outcome.lastedMs / 60_000)) };
  const breaks = async (each: Story) => (await simulate(each)).faults.length > 0;
  const smallest = await shrink((await breaks(shorter)) ? shorter : story, breaks);
  const file = `story-${story.seed}.json`;
  writeFileSync(file, `${JSON.stringify(smallest, null, 2)}\n`);
  return `This does it too (${describe(smallest)}): npm run simulate -- --replay ${file}`;
}

function describe({ honest, hostile, minutes, blows }: Story): string {
  const dealt = blows.length === 0 ? "none" : blows.map(({ kind }) => kind).join(", ");
  return `honest members: ${honest}, hostile: ${hostile}, minutes: ${minutes}, blows: ${dealt}`;
}

async function replayFile(file: string): Promise<string> {
  const value = readJson(file);
  const incident = readIncident(value);
  if (incident === null) return replayStory(value, file);
  const { faults, events, playedOn } = await replayIncident(incident, REPLAY_SEED);
  const more = playedOn === null ? "" : `; its people played on to event ${playedOn.events} of the club`;
  return told(faults, `${events} events were played again${more}`);
}

async function replayStory(value: unknown, file: string): Promise<string> {
  if (!StoryFrame.safeParse(value).success) throw new UsageError(`${file} is neither a story nor an incident.`);
  // The frame is that of a story.
  const story = value as Story;
  const { faults, digest, events } = await simulate(story);
  return told(faults, `${describe(story)}: ${events} events, ${digest.slice(0, 16)}`);
}

function told(faults: readonly string[], what: string): string {
  if (faults.length > 0) process.exitCode = 1;
  return faults.length === 0 ? `${what}: nothing broke.` : `${what}.\n${faults.join("\n")}`;
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    throw new UsageError(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

await runCommand(async () => carryOut(readSimulateRequest(process.argv.slice(2), randomInt(1_000_000_000))));
