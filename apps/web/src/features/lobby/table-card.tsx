import type { Seat } from "@trelyazh/preferans";
import { personName } from "@trelyazh/i18n";
import type { LobbyTable } from "@trelyazh/protocol";
import { Link } from "@tanstack/react-router";
import { Bot, Plus, UserRound } from "lucide-react";
import { useTranslation } from "react-i18next";
import { paths } from "#lib/paths.ts";
import { buttonClass } from "#ui/button.tsx";

interface TableCardProps {
  readonly table: LobbyTable;
  /** The viewer sits here, or a bot keeps the chair for them. */
  readonly mine: boolean;
  readonly onSit: (seat: Seat) => void;
}

interface ChairProps {
  readonly occupant: LobbyTable["seats"][number];
  readonly place: number;
  /** Null where the viewer cannot sit down. */
  readonly onSit: (() => void) | null;
}

function Chair({ occupant, place, onSit }: ChairProps) {
  const { t } = useTranslation();
  if (occupant !== null) {
    const Icon = occupant.kind === "bot" ? Bot : UserRound;
    return (
      <li className="flex h-11 min-w-0 items-center gap-2.5 rounded-soft bg-sunken px-3">
        <Icon size={18} strokeWidth={1.7} aria-hidden="true" className="shrink-0 text-ink-soft" />
        <span translate="no" className="truncate text-[0.9375rem] font-medium">
          {personName(t, occupant.name)}
        </span>
      </li>
    );
  }
  if (onSit === null) {
    return (
      <li className="flex h-11 items-center rounded-soft border border-dashed border-line-strong px-3 text-[0.9375rem] text-ink-soft">
        {t(($) => $.lobby.free)}
      </li>
    );
  }
  return (
    <li>
      <button
        type="button"
        onClick={onSit}
        className="flex h-11 w-full items-center gap-2.5 rounded-soft border border-dashed border-brass px-3 text-[0.9375rem] font-medium text-brass-text transition-colors duration-(--quick) hover:bg-brass/12"
      >
        <Plus size={18} aria-hidden="true" />
        <span aria-hidden="true">{t(($) => $.lobby.free)}</span>
        <span className="sr-only">{t(($) => $.lobby.sit, { place })}</span>
      </button>
    </li>
  );
}

function Conditions({ table }: { readonly table: LobbyTable }) {
  const { t } = useTranslation();
  const { poolTarget: target } = table;
  const parts = [
    t(($) => $.lobby.convention),
    target === null ? "" : t(($) => $.lobby.pool, { target }),
    t(($) => $.lobby.turn, { seconds: table.turnSeconds }),
  ];
  return <p className="text-sm text-ink-soft">{parts.filter((part) => part !== "").join(" · ")}</p>;
}

/** What one does at the table, and how late one would see it. */
function useWayIn({ table, mine }: Pick<TableCardProps, "table" | "mine">): string {
  const { t } = useTranslation();
  const { status, spectatorDelaySeconds: seconds } = table;
  if (mine) return t(($) => $.lobby.continue);
  return status === "playing" && seconds > 0 ? t(($) => $.lobby.watchLate, { seconds }) : t(($) => $.lobby.watch);
}

/** A table of the lobby's list. */
export function TableCard({ table, mine, onSit }: TableCardProps) {
  const { t } = useTranslation();
  const wayIn = useWayIn({ table, mine });
  const { status } = table;
  const state =
    status === "playing" && table.dealNumber > 0
      ? t(($) => $.lobby.deal, { deal: table.dealNumber })
      : t(($) => $.lobby.status[status]);
  return (
    <li className="flex min-w-0 flex-col gap-4 rounded-round bg-surface p-5 shadow-s ring-1 ring-line break-inside-avoid forced-colors:border print:border print:border-line">
      <div className="flex flex-wrap items-start justify-between gap-x-3 gap-y-1.5">
        <Conditions table={table} />
        <p
          className={`shrink-0 rounded-full px-2.5 py-0.5 text-[0.8125rem] font-medium ${status === "waiting" ? "bg-brass/18 text-brass-text" : "bg-sunken text-ink-soft"}`}
        >
          {state}
        </p>
      </div>
      <ul className="flex flex-col gap-2">
        {table.seats.map((occupant, index) => (
          <Chair
            // A chair is its number.
            key={index}
            occupant={occupant}
            place={index + 1}
            // Chairs are numbered as seats are.
            onSit={!mine && status === "waiting" ? () => onSit(index as Seat) : null}
          />
        ))}
      </ul>
      <Link to={paths.table} params={{ tableId: table.id }} className={buttonClass(mine ? "primary" : "quiet")}>
        {wayIn}
      </Link>
    </li>
  );
}
