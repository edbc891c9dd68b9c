import { migrateDatabase } from "@trelyazh/db";
import { RELEASE } from "@trelyazh/protocol";
import { getHeapStatistics } from "node:v8";
import { keptSecret } from "./accounts/kept-secret.ts";
import { readConfig, type Config } from "./config/config.ts";
import { readEnvironment } from "./config/env-file.ts";
import { explainStart } from "./config/start-fault.ts";
import { createClub } from "./create-club.ts";
import { createLogger, type Logger } from "./logger.ts";
import { startClubPostgres } from "./database/club-postgres.ts";
import { sendOutputTo } from "./process-output.ts";
import { terminalLines } from "./terminal-lines.ts";

/** Where nobody looks, programs read: then everything that the process says is a line of JSON. */
function createProcessLog(level: string, of: Readonly<Record<string, string>> = {}): Logger {
  const { stdout } = process;
  const destination = stdout.isTTY ? terminalLines((text) => stdout.write(text)) : undefined;
  const log = createLogger(level, destination).child(of);
  sendOutputTo(log);
  process.removeAllListeners("uncaughtException").on("uncaughtException", (err) => {
    log.fatal({ err }, "a fault that nobody caught");
    endNow();
  });
  return log;
}

/** Which node says it, where a club has several. */
function nodeOf({ nats, nodeName }: Config): { readonly node?: string } {
  return nats === null || nodeName === undefined ? {} : { node: nodeName };
}

/** What is said of the start and the stop is said at every level that says anything. */
function greeterOf(log: Logger): Logger {
  return log.level === "silent" ? log : log.child({}, { level: "info" });
}

/** Resolves when the process is told to stop; a second signal ends it at once. */
const stopSignal = new Promise<void>((resolve) => {
  process.once("SIGINT", () => resolve());
  process.once("SIGTERM", () => resolve());
  process.once("SIGHUP", () => resolve());
});

/** A client that has not added anything by then is away, or of an earlier release. */
const NONCE_WAIT_MS = 1000;

/** Serves until it is told to stop; what has been opened is closed again in reverse order, however it ends. */
async function serve(config: Config, log: Logger): Promise<void> {
  const greeter = greeterOf(log);
  await using opened = new AsyncDisposableStack();
  let open: () => readonly string[] = () => ["the start"];
  const onProgress = (step: string) => greeter.info({ step }, "the database is made ready");
  const limitTheEnd = () => endWithin(config.stopWithinMs, { log, unfinished: () => open() });
  void stopSignal.then(limitTheEnd);
  const postgres = opened.use(await startClubPostgres({ ...config, onProgress, log }));
  postgres.lost.catch(limitTheEnd);
  await migrateDatabase(postgres.url, onProgress);
  const club = opened.use(
    await createClub({
      databaseUrl: postgres.url,
      nats: config.nats,
      nodeName: config.nodeName,
      authSecret: config.authSecret ?? (await keptSecret(config.dataFolder)),
      web: config.web,
      pace: { botDelayMs: config.botDelayMs, dealDelayMs: config.dealDelayMs, nonceWaitMs: NONCE_WAIT_MS },
      workerThreads: config.workerThreads,
      metricsAt: config.metricsPort === undefined ? undefined : { host: config.metricsHost, port: config.metricsPort },
      limits: config.limits,
      mail: config.mail,
      oldestRelease: config.oldestRelease,
      maintenance: config.maintenance,
      backups: config.backups,
      eventLoopAlertMs: config.eventLoopAlertMs,
      log,
    }),
  );
  open = () => club.open;
  greeter.info(
    { release: RELEASE, oldestRelease: config.oldestRelease },
    `Trelyazh is open at ${await club.listen(config)}`,
  );
  greeter.info(memorySettings(), "memory settings");
  if (club.metricsUrl !== null) greeter.info({}, `Metrics are at ${club.metricsUrl}`);
  await Promise.race([stopSignal, postgres.lost]);
  greeter.info({}, "Stopping: finishing what has been begun");
}

/** What V8 may take and how it was told to, as measurements of memory mean little without it. */
function memorySettings() {
  return { heapLimitMb: Math.round(getHeapStatistics().heap_size_limit / 2 ** 20), v8Flags: process.execArgv };
}

interface LimitedEnd {
  readonly log: Logger;
  readonly unfinished: () => readonly string[];
}

/** Ends the process if it does not end by itself in time, and says what has kept it. */
function endWithin(ms: number, { log, unfinished }: LimitedEnd): void {
  const end = () => {
    log.fatal({ ms, unfinished: [...unfinished(), ...process.getActiveResourcesInfo()] }, "the stop was cut short");
    endNow();
  };
  setTimeout(end, ms).unref();
}

function endNow(): never {
  // oxlint-disable-next-line unicorn/no-process-exit -- what hangs, or is in an unknown state, may not go on
  process.exit(1);
}

let [config, log]: [Config | null, Logger] = [null, createProcessLog("info")];
try {
  config = readConfig(readEnvironment());
  log = createProcessLog(config.logLevel, nodeOf(config));
  for (const misspelling of config.misspellings) log.warn(misspelling, "a variable that is nearly one of the club's");
  await serve(config, log);
} catch (error) {
  const reasons = explainStart(error, config)?.split("\n");
  log.fatal(reasons === undefined ? { err: error } : { reasons }, "the club cannot go on");
  process.exitCode = 1;
}
