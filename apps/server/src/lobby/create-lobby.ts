import { createHmac, hash } from "node:crypto";
import { listTables, type Database } from "@trelyazh/db";
import type { MyTable } from "@trelyazh/protocol";
import type { Member } from "@trelyazh/table";
import type { Limits } from "../limits/limits.ts";
import { networkOf } from "../limits/network-of.ts";
import type { Logger } from "../logger.ts";
import type { Instruments } from "../metrics/instruments.ts";
import type { Cluster } from "../nodes/create-cluster.ts";
import { companionsIn } from "./companions.ts";
import { lobbyLimits } from "./limits.ts";
import { ListFollower } from "./list-follower.ts";
import { listedFrom, TABLE_LISTED } from "./listed.ts";
import { LobbyBoard, type LobbyOptions } from "./lobby-board.ts";
import { lobbyMetrics } from "./metrics.ts";
import { OwnLists } from "./own-lists.ts";

export interface LobbyParts extends Pick<LobbyOptions, "clock" | "faces" | "onSeated"> {
  readonly instruments: Instruments;
  readonly limits: Limits;
  readonly log: Logger;
  /** Where finished pulyas are; without it nobody is known to have played with anybody. */
  readonly database?: Pick<Database, "db">;
  /** The other nodes, whose tables are shown as well. */
  readonly cluster?: Pick<Cluster, "nodeId" | "bus" | "nodes">;
  /** Kept by all nodes alike: what one tells another of an address can be compared, and read by nobody. */
  readonly authSecret?: string;
  /** Whom somebody does not see, with whom they do not want to play, and their friends; nobody unless told. */
  readonly hiddenFrom?: (userId: string) => Promise<ReadonlySet<string>>;
  readonly avoidedBy?: (userId: string) => Promise<ReadonlySet<string>>;
  readonly friendsOf?: (userId: string) => Promise<ReadonlySet<string>>;
  /** The shortest time between two messages to one watcher. */
  readonly lobbyIntervalMs?: number | undefined;
  /** How often it is looked into the database what other nodes have not told. */
  readonly listEveryMs?: number | undefined;
}

const nobody = () => Promise.resolve<ReadonlySet<string>>(new Set());

/** Nobody has set anything about anybody. */
const NOBODY_APART = { hiddenFrom: nobody, avoidedBy: nobody, friendsOf: nobody };

/** Puts the lobby together. It knows of tables what it hears of them as a listener, from other nodes, and from the database. */
export function createLobby(parts: LobbyParts) {
  const { clock, instruments, limits, log, database, cluster, authSecret = "" } = parts;
  const board = new LobbyBoard({
    clock,
    intervalMs: parts.lobbyIntervalMs,
    faces: parts.faces,
    originOf: (address) => originOf(address, authSecret),
    ...(parts.onSeated !== undefined && { onSeated: parts.onSeated }),
    ...(cluster !== undefined && {
      firstVersion: firstVersionOf(cluster.nodeId),
      onListed: (listed) => cluster.bus.tell(TABLE_LISTED, listed),
    }),
  });
  const { hiddenFrom, avoidedBy, friendsOf } = { ...NOBODY_APART, ...parts };
  const ownLists = new OwnLists({ clock, atTable: (line) => board.atTable(line), hiddenFrom });
  cluster?.bus.hear(TABLE_LISTED, ({ message }) => board.note(message));
  lobbyMetrics(instruments, board);
  const follower =
    database === undefined || cluster === undefined || cluster.nodes.isAlone
      ? null
      : new ListFollower({
          clock,
          everyMs: parts.listEveryMs,
          read: (since) => listTables(database.db, since),
          onListed: (table) => board.note(listedFrom(table)),
          log,
        });
  return {
    board,
    limits: lobbyLimits(limits),
    companionsOf: companionsIn(database),
    ownLists,
    between: { avoidedBy, friendsOf },
    /** The unfinished tables where a member sits or has a chair kept, wherever they have sat down just now. */
    async tablesOf(member: Member): Promise<readonly MyTable[]> {
      // What is known without a database is better than nothing.
      await follower?.look().catch(() => {});
      return board.mine(member);
    },
    /** Resolves when the list is known. */
    async start() {
      await follower?.start();
    },
    close() {
      follower?.close();
      board.close();
      return Promise.resolve();
    },
  };
}

/** Far enough apart that no node takes a list of another for its own; an integer that stays exact however often it grows. */
function firstVersionOf(nodeId: string): number {
  return Number.parseInt(hash("sha256", nodeId).slice(0, 12), 16);
}

function originOf(address: string, secret: string): string | null {
  const network = networkOf(address);
  return network && createHmac("sha256", secret).update(`network ${network}`).digest("base64url").slice(0, 16);
}
