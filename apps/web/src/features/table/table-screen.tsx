import type { FinishedDeal, Seat } from "@trelyazh/preferans";
import { personName } from "@trelyazh/i18n";
import type { TablePresence } from "@trelyazh/protocol";
import type { Member, Wish } from "@trelyazh/table";
import { useMemo, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { LiveRegion } from "./record/event-log.tsx";
import { Felt } from "./felt/felt.tsx";
import styles from "./table-screen.module.css";
import type { ShownTable } from "./scene/live-table.ts";
import { TableContext, type Agreements, type TableScene } from "./scene/table-context.ts";
import type { WaitingActions } from "./felt/waiting-room.tsx";

interface TableScreenProps {
  readonly live: ShownTable;
  readonly me: Member | null;
  readonly presence: TablePresence | null;
  readonly agreements: Agreements;
  readonly sit: (seat: Seat) => void;
  readonly sending: boolean;
  readonly act: (wish: Wish) => void;
  readonly analyse: (deal: FinishedDeal) => void;
  readonly waiting: WaitingActions;
  /** The bar on top, what stands beside the felt, what comes over it. */
  readonly children: ReactNode;
}

/** The whole screen of a table. */
export function TableScreen({ live, waiting, children, ...scenery }: TableScreenProps) {
  const { t } = useTranslation();
  const { me, presence, agreements, sit, sending, act, analyse } = scenery;
  const { table, you, clockOffsetMs, log } = live;
  const scene = useMemo(
    (): TableScene => ({
      table,
      you,
      clockOffsetMs,
      me,
      presence,
      agreements,
      sit,
      sending,
      act,
      analyse,
      nameOf: (seat: Seat) => {
        const occupant = table.seats[seat];
        return occupant === null || occupant === undefined
          ? t(($) => $.table.waiting.free)
          : personName(t, occupant.name);
      },
    }),
    [table, you, clockOffsetMs, me, presence, agreements, sit, sending, act, analyse, t],
  );
  return (
    <TableContext value={scene}>
      <div className={styles["screen"]} data-still={presence?.isStorageAway === true}>
        <main className={styles["main"]}>
          <Felt waiting={waiting} />
        </main>
        {children}
        <LiveRegion log={log} />
      </div>
    </TableContext>
  );
}
