/** `npm run consumers`: tells how far the durable consumers of the club have got, and rebuilds them from the journal. */
import { findConsumer, listConsumerLags, type Database } from "@trelyazh/db";
import { systemClock } from "../clock.ts";
import { CLUB_CONSUMERS } from "../club-consumers.ts";
import { describeConsumer, describeProgress } from "./consumers-report.ts";
import { CONSUMERS_USAGE, readConsumersRequest, type ConsumersRequest } from "./consumers-request.ts";
import { rebuildConsumer, type RebuildProgress } from "../feed/rebuild.ts";
import { openBesideClub, runCommand, UsageError } from "./operator-command.ts";
import { readPastNews } from "../tables/journal/table-news.ts";

const NAMES = CLUB_CONSUMERS.map(({ name }) => name);

/** Nobody waits for a statement of a rebuild, and to throw all rows away may take long. */
const STATEMENT_TIMEOUT_MS = 60 * 60 * 1000;

/** The shortest time between two lines of progress. */
const PROGRESS_EVERY_MS = 1000;

async function carryOut(request: ConsumersRequest): Promise<string> {
  if (request.kind === "help") return CONSUMERS_USAGE;
  await using database = await openBesideClub(process.env, STATEMENT_TIMEOUT_MS);
  return await (request.kind === "list" ? list(database) : rebuild(database, request.name));
}

async function list({ db }: Database): Promise<string> {
  const lags = await listConsumerLags(db, NAMES);
  const lines = CLUB_CONSUMERS.map(async ({ name, version }, index) => {
    const lag = lags[index] ?? { name, rows: 0, oldestAt: null };
    return describeConsumer({ lag, version, stored: await findConsumer(db, name) }, systemClock.wall());
  });
  return (await Promise.all(lines)).join("\n");
}

async function rebuild(database: Database, name: string): Promise<string> {
  const consumer = CLUB_CONSUMERS.find((each) => each.name === name);
  if (consumer === undefined) throw new UsageError(`There is no consumer "${name}".`);
  const began = performance.now();
  const broken: string[] = [];
  const progress = await rebuildConsumer(consumer, {
    database,
    clock: systemClock,
    pastOf: readPastNews,
    onBroken(tableId, error) {
      broken.push(tableId);
      process.stderr.write(`Table ${tableId} is left out, as its journal cannot be read: ${causeOf(error)}\n`);
    },
    onProgress: progressTo((line) => process.stdout.write(`${line}\n`), began),
  });
  if (broken.length > 0) process.exitCode = 1;
  const whole = broken.length === 0 ? "" : `; ${broken.length} left out`;
  return `${name} was made anew: ${describeProgress(progress, performance.now() - began)}${whole}`;
}

/** Passes on not every step, but one in a while. */
function progressTo(write: (line: string) => void, began: number): (progress: RebuildProgress) => void {
  let told = began;
  return (progress) => {
    const now = performance.now();
    if (now - told < PROGRESS_EVERY_MS) return;
    told = now;
    write(describeProgress(progress, now - began));
  };
}

function causeOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  return cause instanceof Error ? cause.message : String(cause);
}

await runCommand(async () => carryOut(readConsumersRequest(process.argv.slice(2), NAMES)));
