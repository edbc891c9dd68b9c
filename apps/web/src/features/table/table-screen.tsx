import type { ReactNode } from "react";
import { LiveRegion } from "./speech/live-region.tsx";
import { useNoises } from "./attention/use-noises.ts";
import { useDeck } from "./cards/use-deck.ts";
import { useMovesByThemselves } from "./commands/use-moves-by-themselves.ts";
import { Felt } from "./felt/felt.tsx";
import { PartBoundary } from "#ui/part-boundary.tsx";
import { useTable } from "./scene/table-context.ts";
import styles from "./table-screen.module.css";

interface TableScreenProps {
  /** The notes take room of their own: beside the felt where it is broad, over it where it is high. */
  readonly isTaught?: boolean;
  /** The bar on top, what stands beside the felt, what comes over it. */
  readonly children: ReactNode;
}

/** Follows every turn; the screen around it is not rendered for that. */
function TurnFollower() {
  useMovesByThemselves();
  useNoises();
  return null;
}

/** The whole screen of a table. */
export function TableScreen({ isTaught = false, children }: TableScreenProps) {
  const { isStill, isElsewhere } = useTable((scene) => ({
    isStill: scene.presence?.isStorageAway === true,
    isElsewhere: scene.isElsewhere,
  }));
  useDeck();
  return (
    <div className={styles["screen"]} data-still={isStill} data-taught={isTaught}>
      <main className={styles["main"]} inert={isElsewhere}>
        <PartBoundary part="felt">
          <Felt />
        </PartBoundary>
      </main>
      <TurnFollower />
      {children}
      <PartBoundary part="record" frame={() => null}>
        <LiveRegion />
      </PartBoundary>
    </div>
  );
}
