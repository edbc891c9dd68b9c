import { listFinishedPulyas, type Database, type FinishedPulya, type PulyaPlayer } from "@trelyazh/db";
import { printSettings, settingsOfStored } from "@trelyazh/preferans";
import type { PulyaLine, PulyaPlayerLine } from "@trelyazh/protocol";
import { DELETED_NAME } from "@trelyazh/table";
import { orAway } from "../club-error.ts";
import type { Limits } from "../limits/limits.ts";
import type { Archive } from "./archive.router.ts";
import { archiveLimits } from "./limits.ts";

/** How people are called now. */
interface PresentNames {
  readonly of: (userId: string) => string | undefined;
  readonly learn: (userIds: readonly string[]) => Promise<void>;
}

export interface ArchiveOptions {
  readonly database: Pick<Database, "db">;
  readonly limits: Limits;
  readonly names: PresentNames;
  /** Whom somebody does not see. */
  readonly hiddenFrom: (userId: string) => Promise<ReadonlySet<string>>;
}

/** What the club remembers of finished pulyas. */
export function createArchive({ database: { db }, limits, names, hiddenFrom }: ArchiveOptions) {
  const service: Archive = {
    async pulyas({ id: userId }, { cursor, count }) {
      // One more tells whether there are others.
      const found = await orAway(listFinishedPulyas(db, { userId, before: cursor ?? undefined, limit: count + 1 }));
      const pulyas = found.slice(0, count);
      const people = pulyas.flatMap(({ players }) => players.flatMap((player) => player.userId ?? []));
      const [hidden] = await Promise.all([hiddenFrom(userId), names.learn(people)]);
      const shown = { names, hidden };
      return { pulyas: pulyas.map((pulya) => lineOf(pulya, shown)), isWhole: found.length <= count };
    },
  };
  return { service, limits: archiveLimits(limits) };
}

interface Shown {
  readonly names: PresentNames;
  readonly hidden: ReadonlySet<string>;
}

function lineOf({ tableId, finishedAt, settings, settlement, players }: FinishedPulya, shown: Shown): PulyaLine {
  return {
    tableId,
    finishedAt,
    settings: printSettings(settingsOfStored(settings)),
    players: players.map((player) => playerLine(player, settlement.shown[player.seat] ?? 0, shown)),
  };
}

function playerLine({ userId, botLevel, persona, name }: PulyaPlayer, balance: number, shown: Shown): PulyaPlayerLine {
  const isHidden = userId !== null && shown.hidden.has(userId);
  const person = isHidden ? null : userId;
  if (botLevel !== null) {
    return { kind: "bot", name: isHidden ? null : name, ...(persona !== null && { persona }), userId: person, balance };
  }
  const present = person === null ? null : (shown.names.of(person) ?? name);
  // Without an account nobody has a name any more.
  return { kind: "human", name: userId === null ? DELETED_NAME : present, userId: person, balance };
}
