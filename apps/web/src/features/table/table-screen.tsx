import type { FinishedDeal, Seat } from "@trelyazh/preferans";
import { personName } from "@trelyazh/i18n";
import type { Wish } from "@trelyazh/protocol";
import { useMemo, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import "#ui/cards/cards.css";
import { LiveRegion } from "./event-log.tsx";
import { Felt } from "./felt.tsx";
import "./felt.css";
import type { LiveTable } from "./live-table.ts";
import { TableContext, type TableScene } from "./table-context.ts";
import type { WaitingActions } from "./waiting-room.tsx";

interface TableScreenProps {
  readonly live: LiveTable;
  readonly sending: boolean;
  readonly act: (wish: Wish) => void;
  readonly analyse: (deal: FinishedDeal) => void;
  readonly waiting: WaitingActions;
  /** The bar on top, what stands beside the felt, what comes over it. */
  readonly children: ReactNode;
}

/** The whole screen of a table. */
export function TableScreen({ live, sending, act, analyse, waiting, children }: TableScreenProps) {
  const { t } = useTranslation();
  const { table, you, clockOffsetMs, log } = live;
  const scene = useMemo(
    (): TableScene => ({
      table,
      you,
      clockOffsetMs,
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
    [table, you, clockOffsetMs, sending, act, analyse, t],
  );
  return (
    <TableContext value={scene}>
      <div className="table-screen">
        <main className="table-main">
          <Felt waiting={waiting} />
        </main>
        {children}
        <LiveRegion log={log} />
      </div>
    </TableContext>
  );
}
