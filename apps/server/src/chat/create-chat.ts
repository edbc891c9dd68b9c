import type { Database } from "@trelyazh/db";
import type { Clock } from "../clock.ts";
import type { Limits } from "../limits/limits.ts";
import type { Logger } from "../logger.ts";
import type { Instruments } from "../metrics/instruments.ts";
import type { Cluster } from "../nodes/create-cluster.ts";
import { LINES_SAID } from "./chat-news.ts";
import { ChatService } from "./chat-service.ts";
import { chatStore } from "./chat-store.ts";
import { Flood } from "./flood.ts";
import { chatJobs } from "./jobs.ts";
import { chatLimits } from "./limits.ts";
import { LineWriter } from "./line-writer.ts";
import { chatMetrics } from "./metrics.ts";
import { Newcomers } from "./newcomers.ts";
import type { RoomAccessDeps } from "./room-access.ts";
import { Rooms } from "./rooms/rooms.ts";

/** What the chat asks of who people are to each other. */
export interface People {
  readonly mayReach: (one: string, other: string) => Promise<boolean>;
  readonly hiddenFrom: (userId: string) => Promise<ReadonlySet<string>>;
}

/** Nobody is anybody's friend, and nobody hides from anybody. */
const STRANGERS: People = {
  mayReach: () => Promise.resolve(false),
  hiddenFrom: () => Promise.resolve(new Set<string>()),
};

export interface ChatOptions {
  readonly database: Pick<Database, "db">;
  readonly cluster: Pick<Cluster, "bus" | "nodes">;
  readonly tables: { readonly service: Pick<RoomAccessDeps, "standing"> };
  /** Strangers without friends unless told. */
  readonly people?: People;
  /** Refuses those whom moderators have silenced; nobody is unless told. */
  readonly mayTalk?: (userId: string) => Promise<void>;
  readonly clock: Clock;
  readonly limits: Limits;
  readonly limitSettings: Parameters<typeof chatLimits>[1];
  readonly instruments: Instruments;
  readonly log: Logger;
  /** How often it is looked into the database what other nodes have not told. */
  readonly listEveryMs?: number | undefined;
}

/** Who asks a table on behalf of all who read there. */
const CLUB = { id: "the club", name: "" };

/** Puts the chat together. */
export function createChat(options: ChatOptions) {
  const { database, cluster, tables, people = STRANGERS, mayTalk = () => Promise.resolve(), clock, log } = options;
  const store = chatStore(database.db);
  const rooms = new Rooms({
    clock,
    isAlone: cluster.nodes.isAlone,
    everyMs: options.listEveryMs,
    readLast: store.lastSeq,
    listLastSeqs: store.lastSeqs,
    listNext: store.next,
    hiddenFrom: people.hiddenFrom,
    async playersDuring(tableId, deal) {
      const standing = await tables.service.standing(CLUB, { tableId });
      return standing.deal === deal ? standing.players : null;
    },
    onFault: (err) => log.warn({ err }, "the lines of a room could not be read"),
  });
  const metrics = chatMetrics(options.instruments, () => rooms.readers);
  const service = new ChatService({
    clock,
    store,
    rooms,
    metrics,
    flood: new Flood(clock),
    newcomers: new Newcomers(store.standing),
    writer: new LineWriter(store),
    standing: (member, table) => tables.service.standing(member, table),
    ...people,
    mayTalk,
    onSaid: (roomId, said) => cluster.bus.tell(LINES_SAID, { said: [{ roomId, ...said }] }),
  });
  const hearing = cluster.bus.hear(LINES_SAID, ({ message }) => {
    for (const { roomId, ...said } of message.said) rooms.take(roomId, said);
  });
  return {
    service,
    limits: chatLimits(options.limits, options.limitSettings),
    jobs: chatJobs({ db: database.db, clock }),
    close(): Promise<void> {
      hearing[Symbol.dispose]();
      rooms.close();
      return Promise.resolve();
    },
  };
}
