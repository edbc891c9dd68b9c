import type { Seat } from "@trelyazh/preferans";
import { lazy, memo, Suspense, type ReactNode } from "react";
import { PartBoundary } from "#ui/part-boundary.tsx";
import { bombsAt } from "./bombs-at.ts";
import { useTable } from "../scene/table-context.ts";

// Most deals come without: whoever needs them can wait a moment.
const LateRow = lazy(async () => ({ default: (await import("./row-sign.tsx")).RowSign }));
const LateBombs = lazy(async () => ({ default: (await import("./bomb-sign.tsx")).BombSign }));

function Late({ children }: { readonly children: ReactNode }) {
  return (
    <PartBoundary part="record" frame={() => null}>
      <Suspense>{children}</Suspense>
    </PartBoundary>
  );
}

/** Says that all-passes have come before this deal, where they have. */
export function RowOfAllPasses() {
  const isThere = useTable(({ table }) => (table.pulya?.allPassStreak ?? 0) > 0 && table.status === "playing");
  return isThere ? (
    <Late>
      <LateRow />
    </Late>
  ) : null;
}

/** Says that a player has bombs, where they have. */
export const Bombs = memo(function Bombs({ seat }: { readonly seat: Seat }) {
  const isThere = useTable(({ table }) => bombsAt(table, seat) > 0);
  return isThere ? (
    <Late>
      <LateBombs seat={seat} />
    </Late>
  ) : null;
});
