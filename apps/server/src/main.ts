import { migrateDatabase } from "@trelyazh/db";
import { RELEASE } from "@trelyazh/protocol";
import { getHeapStatistics } from "node:v8";
import { keptSecret } from "./accounts/kept-secret.ts";
import { readConfig, type Config } from "./config/config.ts";
import { readEnvironment } from "./config/env-file.ts";
import { explainStart } from "./config/start-fault.ts";
import { createClub } from "./create-club.ts";
import { createLogger } from "./logger.ts";
import { startClubPostgres } from "./club-postgres.ts";

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Resolves when the process is told to stop; a second signal ends it at once. */
const stopSignal = new Promise<void>((resolve) => {
  process.once("SIGINT", () => resolve());
  process.once("SIGTERM", () => resolve());
  process.once("SIGHUP", () => resolve());
});

/** Serves until it is told to stop; what has been opened is closed again in reverse order, however it ends. */
async function serve(config: Config): Promise<void> {
  await using opened = new AsyncDisposableStack();
  let open: () => readonly string[] = () => ["the start"];
  const log = createLogger(config.logLevel);
  const onProgress = (step: string) => say(`Database: ${step}`);
  const limitTheEnd = () => endWithin(config.stopWithinMs, () => open());
  void stopSignal.then(limitTheEnd);
  const postgres = opened.use(await startClubPostgres({ ...config, onProgress, log }));
  postgres.lost.catch(limitTheEnd);
  await migrateDatabase(postgres.url, onProgress);
  const club = opened.use(
    await createClub({
      databaseUrl: postgres.url,
      authSecret: config.authSecret ?? (await keptSecret(config.dataFolder)),
      web: config.web,
      pace: { botDelayMs: config.botDelayMs, dealDelayMs: config.dealDelayMs },
      workerThreads: config.workerThreads,
      metricsAt: config.metricsPort === undefined ? undefined : { host: config.metricsHost, port: config.metricsPort },
      limits: config.limits,
      oldestRelease: config.oldestRelease,
      maintenance: config.maintenance,
      eventLoopAlertMs: config.eventLoopAlertMs,
      log,
    }),
  );
  open = () => club.open;
  say(`Trelyazh is open at ${await club.listen(config)}`);
  say(`Release ${RELEASE}; clients of release ${config.oldestRelease} and later are served`);
  say(memorySettings());
  if (club.metricsUrl !== null) say(`Metrics are at ${club.metricsUrl}`);
  await Promise.race([stopSignal, postgres.lost]);
  say("Stopping: finishing what has been begun");
}

/** What V8 may take and how it was told to, as measurements of memory mean little without it. */
function memorySettings(): string {
  const mebibytes = Math.round(getHeapStatistics().heap_size_limit / 2 ** 20);
  const flags = process.execArgv.length === 0 ? "no flags for V8" : process.execArgv.join(" ");
  return `Memory: a heap of ${mebibytes} MB at most; ${flags}`;
}

/** Ends the process if it does not end by itself in time, and says what has kept it. */
function endWithin(ms: number, unfinished: () => readonly string[]): void {
  const end = () => {
    const parts = [...unfinished(), ...process.getActiveResourcesInfo()];
    process.stderr.write(`Cut short after ${ms} ms; not finished: ${parts.join(", ")}\n`);
    // oxlint-disable-next-line unicorn/no-process-exit -- what hangs would keep the process for ever
    process.exit(1);
  };
  setTimeout(end, ms).unref();
}

let config: Config | null = null;
try {
  config = readConfig(readEnvironment());
  await serve(config);
} catch (error) {
  const unforeseen = error instanceof Error ? error.stack : String(error);
  process.stderr.write(`${explainStart(error, config) ?? unforeseen}\n`);
  process.exitCode = 1;
}
