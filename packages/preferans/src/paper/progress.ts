import type { CloseBy } from "../settings/settings.ts";
import type { Pulya } from "../pulya/state.ts";

/** How far a pulya is on its way to the end (CLOSE8). */
export interface Progress {
  /** What brings it there. */
  readonly by: CloseBy["kind"];
  /** Points in all pools together, of each at most its target; or the number of the deal on the table, 0 before the first. */
  readonly reached: number;
  /** With as much it ends, after the deal in which that is reached. */
  readonly goal: number;
  /** Whatever comes of the deal on the table, none follows it. */
  readonly isLastDeal: boolean;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

/** Returns how far a pulya, or a view of one, is. That pools by each are full is the same as that together they have all that they can hold. */
export function progressOf({
  settings: { closeBy },
  sheet: { pool },
  dealNumber,
}: Pick<Pulya, "settings" | "sheet" | "dealNumber">): Progress {
  switch (closeBy.kind) {
    case "each": {
      const { kind: by, target } = closeBy;
      const reached = sum(pool.map((points) => Math.min(points, target)));
      return { by, reached, goal: target * pool.length, isLastDeal: false };
    }
    case "sum":
      return { by: closeBy.kind, reached: sum(pool), goal: closeBy.total, isLastDeal: false };
    case "deals":
      return { by: closeBy.kind, reached: dealNumber, goal: closeBy.count, isLastDeal: dealNumber >= closeBy.count };
  }
}

/** Returns how far a pulya, or a view of one, was when that deal had been written down. */
export function progressAfter({ settings, sheet }: Pick<Pulya, "settings" | "sheet">, deal: number): Progress {
  const written = sheet.entries.filter((entry) => entry.column === "pool" && entry.deal <= deal);
  const pool = sheet.pool.map((_, person) =>
    sum(written.filter(({ seat }) => seat === person).map(({ amount }) => amount)),
  );
  return progressOf({ settings, sheet: { ...sheet, pool }, dealNumber: deal });
}

/** Tells whether a pulya is over after a finished deal (CLOSE1, CLOSE4, CLOSE5). */
export function isClosed(pulya: Pulya): boolean {
  const { reached, goal } = progressOf(pulya);
  return reached >= goal;
}
