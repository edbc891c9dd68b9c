import { findEntryConduct, listConduct, type Database } from "@trelyazh/db";
import type { FinishRate } from "@trelyazh/protocol";
import type { Member } from "@trelyazh/table";
import type { Clock } from "../clock.ts";
import type { Limits } from "../limits/limits.ts";
import type { Listed } from "../lobby/listed.ts";
import type { Instruments } from "../metrics/instruments.ts";
import { Admission, COMING_AND_GOING } from "./admission.ts";
import { conductKeeper } from "./conduct-keeper.ts";
import type { ConductFeature } from "./conduct.router.ts";
import { restMsAt } from "./fold/rests.ts";
import { KnownRates } from "./known-rates.ts";
import { conductLimits } from "./limits.ts";
import { conductMetrics } from "./metrics.ts";

export interface ConductOptions {
  readonly database: Pick<Database, "db">;
  readonly clock: Pick<Clock, "now">;
  readonly limits: Limits;
  readonly instruments: Instruments;
  /** The tables of the lobby's list with everybody who sits there or has a chair kept, by seat. */
  readonly seated: () => readonly Pick<Listed, "line" | "userIds">[];
  /** Whom somebody does not see. */
  readonly hiddenFrom: (userId: string) => Promise<ReadonlySet<string>>;
}

/** How people conduct themselves at tables: who may sit down with others, and how they finish their pulyas. */
export function createConduct({ database: { db }, clock, limits, instruments, seated, hiddenFrom }: ConductOptions) {
  const rates = new KnownRates((userIds) => listConduct(db, userIds));
  const { refused: onRefused } = conductMetrics(instruments);
  const find = (userId: string) =>
    findEntryConduct(db, { userId, consumer: conductKeeper.name, kinds: COMING_AND_GOING });
  const admission = new Admission({ clock, find, onRefused });
  const service: ConductFeature = {
    async leaving({ id }) {
      const [standing, known] = await Promise.all([admission.standingOf(id), rates.of([id])]);
      // It answers for everybody it was asked for.
      return { restMs: restMsAt(standing, clock.now()), rate: known.get(id) as FinishRate };
    },
    async rates({ id }, { userIds }) {
      const hidden = await hiddenFrom(id);
      const known = await rates.of(userIds.filter((userId) => !hidden.has(userId)));
      return { rates: Object.fromEntries([...known].filter(([, { of }]) => of > 0)) };
    },
    async lobby({ id }) {
      const hidden = await hiddenFrom(id);
      const tables = seated().filter(({ userIds }) => !userIds.some((userId) => userId && hidden.has(userId)));
      const known = await rates.of(tables.flatMap(({ userIds }) => userIds.flatMap((userId) => userId ?? [])));
      const ratesAt = ({ line, userIds }: Pick<Listed, "line" | "userIds">) =>
        line.seats.map((occupant, seat) =>
          occupant?.kind === "human" ? (known.get(userIds[seat] ?? "") ?? null) : null,
        );
      return { tables: Object.fromEntries(tables.map((table) => [table.line.id, ratesAt(table)])) };
    },
  };
  return {
    service,
    limits: conductLimits(limits),
    admit: ({ id }: Member, tableId: string) => admission.admit(id, tableId),
  };
}
