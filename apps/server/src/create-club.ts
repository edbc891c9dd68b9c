import { createAccounts } from "./accounts/create-accounts.ts";
import { createArchive } from "./archive/create-archive.ts";
import { hasBadWord } from "./chat/words/bad-words.ts";
import { Closing } from "./closing.ts";
import type { ClubOptions } from "./config/club-options.ts";
import { createFloor } from "./composition/floor.ts";
import { createMeetingPlaces } from "./composition/meeting-places.ts";
import { createOwnData } from "./composition/own-data.ts";
import { createFaults } from "./faults/create-faults.ts";
import { limitJobs } from "./limits/jobs.ts";
import type { Maintenance } from "./maintenance/maintenance.ts";
import { createMaintenance } from "./maintenance/create-maintenance.ts";
import { createModeration } from "./moderation/create-moderation.ts";
import { Observer } from "./metrics/observer.ts";
import { reachability } from "./database/open-database.ts";
import { createReleases } from "./releases/create-releases.ts";
import { createRouter } from "./router.ts";
import { createSeeking } from "./seeking/create-seeking.ts";
import { createServer, type ClubServer } from "./transport/create-server.ts";

export interface Club extends AsyncDisposable {
  /** Takes up the tables of the last run and begins to serve; returns the address. */
  listen(at: { readonly host: string; readonly port: number }): Promise<string>;
  /** Refuses new commands, finishes and stores what was taken, closes sockets and pools. Idempotent. */
  close(): Promise<void>;
  /** What is not closed yet, for people: all of it, until it is being closed. */
  readonly open: readonly string[];
  /** Where the metrics are, once it listens; null if they are served nowhere. */
  readonly metricsUrl: string | null;
}

/** Puts a whole club together. Nothing is shared between two of them but what they keep in the same database. */
export async function createClub(options: ClubOptions): Promise<Club> {
  const { chat, lobby, people, seeking, tables, server, observer, maintenance, heavyWork, feed, cluster, database } =
    await createParts(options);
  const closing = new Closing([
    { "tables and sockets for other nodes": () => tables.handOn(() => server.close()) },
    { maintenance: () => maintenance.close(), "tables and journal": () => tables.close() },
    { sockets: () => server.close(), consumers: () => feed.close() },
    {
      "list of tables": () => lobby.close(),
      rooms: () => chat.close(),
      people: () => people.close(),
      seekers: () => seeking.close(),
    },
    { "tables of other nodes": () => tables.leave() },
    { "worker threads": () => heavyWork.close(), metrics: () => observer[Symbol.asyncDispose]() },
    { "line to other nodes": () => cluster.close() },
    { "database connections": () => database.close() },
  ]);
  return {
    async listen(at) {
      await cluster.start();
      await tables.start();
      await lobby.start();
      await observer.listen();
      feed.start();
      if (options.maintenance) maintenance.start();
      return server.listen(at);
    },
    close: () => closing.run(),
    get open() {
      return closing.open;
    },
    get metricsUrl() {
      return observer.url;
    },
    [Symbol.asyncDispose]: () => closing.run(),
  };
}

async function createParts(options: ClubOptions) {
  const { authSecret, web } = options;
  const floor = await createFloor(options);
  const { base, database, cluster, heavyWork, feed } = floor;
  const places = createMeetingPlaces(options, floor);
  const { conduct, names, lobby, people, tables, chat, restraints } = places;
  const seeking = createSeeking({ ...base, ...places, database, cluster });
  const accounts = createAccounts({
    ...base,
    database,
    cluster,
    names,
    makePicture: (file, wanted) => heavyWork.run("makePicture", { file }, wanted),
    secret: authSecret,
    isRude: hasBadWord,
    mail: options.mail,
    send: (errand, what) => maintenance.send(errand, what),
    publicOrigins: web.publicOrigins,
    sessionsEveryMs: options.sessionsEveryMs,
    onSessionOver: (sessionKey) => server.closeSession(sessionKey),
    onBanned: (members) => members.forEach((member) => void tables.service.leaveAll(member)),
  });
  const moderation = createModeration({
    ...base,
    database,
    standing: (member, table) => tables.service.standing(member, table),
    linesAround: (member, room, seq) => chat.service.around(member, room, seq),
    effects: { ...accounts.told, acts: restraints.changed, people: people.changed },
  });
  const personalData = createOwnData(floor, { accounts, names, people, tables, queues: () => maintenance });
  const releases = createReleases({ ...base, oldestRelease: options.oldestRelease });
  const archive = createArchive({ ...base, database, names, hiddenFrom: people.between.hiddenFrom });
  const wingsOfPeople = { archive, chat, conduct, lobby, moderation, people, personalData, seeking, tables };
  const server: ClubServer = await createServer({
    ...base,
    web,
    router: createRouter({ ...wingsOfPeople, accounts, faults: createFaults(base), releases }),
    sessions: personalData.besides(accounts),
    isReady: reachability(database),
    isLeaving: () => tables.isLeaving,
  });
  const wings = [tables, accounts, people, personalData, chat, moderation, seeking, feed, cluster];
  const jobs = [...wings.flatMap((wing) => wing.jobs), ...limitJobs({ db: database.db, clock: base.clock })];
  const errands = [...accounts.members.errands, ...personalData.errands];
  const maintenance: Maintenance = createMaintenance({ ...options, ...base, jobs, errands });
  const observer = new Observer({ ...base, at: options.metricsAt, eventLoopAlertMs: options.eventLoopAlertMs });
  return { chat, lobby, people, seeking, tables, server, observer, maintenance, heavyWork, feed, cluster, database };
}
