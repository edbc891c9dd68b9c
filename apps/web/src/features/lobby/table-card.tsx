import { SEATS, type Seat } from "@trelyazh/preferans";
import { occupantName, personName } from "@trelyazh/i18n";
import type { FinishRate, LobbyOccupant, LobbyTable } from "@trelyazh/protocol";
import { Link } from "@tanstack/react-router";
import { Bot, Plus, UserRound } from "lucide-react";
import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { paths } from "#lib/paths.ts";
import { buttonClass } from "#ui/button.tsx";
import { PartBoundary } from "#ui/part-boundary.tsx";
import { PersonFigure } from "#ui/person/person-figure.tsx";

const ConditionsNoteOf = lazy(async () => ({
  default: (await import("#ui/conditions/conditions-note.tsx")).ConditionsNoteOf,
}));

const ShortFinishRate = lazy(async () => ({
  default: (await import("#ui/person/late/finish-rate.tsx")).ShortFinishRate,
}));

interface TableCardProps {
  readonly table: LobbyTable;
  /** The viewer sits here, or a bot keeps the chair for them. */
  readonly mine: boolean;
  /** The free chair that is kept for the viewer. */
  readonly expected?: Seat | undefined;
  /** Only friends of its owner find it. */
  readonly isForFriends: boolean;
  /** Somebody sits here with whom the viewer does not want to play. */
  readonly isAvoided: boolean;
  /** By seat: how people there finish what they begin, as far as that is known. */
  readonly rates: readonly (FinishRate | null)[] | undefined;
  readonly onSit: (seat: Seat) => void;
}

function ChairSign({ occupant: { kind, figure, picture } }: { readonly occupant: LobbyOccupant }) {
  const Icon = kind === "bot" ? Bot : UserRound;
  const icon = <Icon size={18} strokeWidth={1.7} aria-hidden="true" className="mx-auto shrink-0 text-ink-soft" />;
  if (figure === undefined) return <span className="flex w-6 shrink-0">{icon}</span>;
  return (
    <PersonFigure figure={figure} picture={picture} className="size-6 shrink-0">
      {icon}
    </PersonFigure>
  );
}

interface TakenChairProps {
  readonly occupant: LobbyOccupant;
  readonly rate: FinishRate | null;
}

/** A bot that is somebody has a name like any, so it is said that it is a bot. */
function TakenChair({ occupant, rate }: TakenChairProps) {
  const { t } = useTranslation();
  return (
    <li className="flex h-11 min-w-0 items-center gap-2.5 rounded-soft bg-sunken px-3">
      <ChairSign occupant={occupant} />
      <span translate="no" className="truncate text-[0.9375rem] font-medium">
        {occupantName(t, occupant)}
      </span>
      {occupant.persona === undefined ? null : (
        <span className="ml-auto shrink-0 text-sm text-ink-soft">{t(($) => $.bots.mark)}</span>
      )}
      {rate === null || occupant.kind === "bot" ? null : (
        <PartBoundary part="tools" frame={() => null}>
          <Suspense fallback={null}>
            <ShortFinishRate rate={rate} className="ml-auto shrink-0 text-sm text-ink-soft" />
          </Suspense>
        </PartBoundary>
      )}
    </li>
  );
}

function NoChairForViewer({ text }: { readonly text: string }) {
  return (
    <li className="flex h-11 min-w-0 items-center rounded-soft border border-dashed border-line-strong px-3 text-[0.9375rem] text-ink-soft">
      <span className="truncate">{text}</span>
    </li>
  );
}

interface FreeChairProps {
  readonly text: string;
  readonly place: number;
  readonly onSit: () => void;
}

function FreeChair({ text, place, onSit }: FreeChairProps) {
  const { t } = useTranslation();
  return (
    <li>
      <button
        type="button"
        onClick={onSit}
        className="flex h-11 w-full items-center gap-2.5 rounded-soft border border-dashed border-brass px-3 text-[0.9375rem] font-medium text-brass-text transition-colors duration-(--quick) hover:bg-brass/12"
      >
        <Plus size={18} aria-hidden="true" />
        <span aria-hidden="true">{text}</span>
        <span className="sr-only">{t(($) => $.lobby.sit, { place })}</span>
      </button>
    </li>
  );
}

interface ChairProps extends Omit<TableCardProps, "rates">, Pick<TakenChairProps, "rate"> {
  readonly seat: Seat;
}

function Chair({ table, mine, expected, isAvoided, rate, onSit, seat }: ChairProps) {
  const { t } = useTranslation();
  const occupant = table.seats[seat];
  if (occupant) return <TakenChair occupant={occupant} rate={rate} />;
  const isOwn = expected === seat;
  const keptFor = isOwn ? null : (table.kept?.[seat] ?? null);
  if (keptFor !== null) return <NoChairForViewer text={t(($) => $.lobby.kept, { name: personName(t, keptFor) })} />;
  const text = isOwn ? t(($) => $.lobby.own) : t(($) => $.lobby.free);
  if (mine || isAvoided || table.status !== "waiting") return <NoChairForViewer text={text} />;
  return <FreeChair text={text} place={seat + 1} onSit={() => onSit(seat)} />;
}

function Conditions({ table }: { readonly table: LobbyTable }) {
  const { t } = useTranslation();
  const { poolTarget: target, settings } = table;
  const clock =
    table.isUntimed === true ? t(($) => $.lobby.untimed) : t(($) => $.lobby.turn, { seconds: table.turnSeconds });
  const usual = [t(($) => $.lobby.convention), target === null ? "" : t(($) => $.lobby.pool, { target }), clock];
  if (settings === undefined) return <p className="text-sm text-ink-soft">{usual.filter(Boolean).join(" · ")}</p>;
  return (
    <div className="flex min-w-40 grow basis-0 flex-col gap-1">
      <PartBoundary part="dialog">
        <Suspense fallback={null}>
          <ConditionsNoteOf text={settings} />
        </Suspense>
      </PartBoundary>
      <p className="text-sm text-ink-soft">{clock}</p>
    </div>
  );
}

/** What one does at the table, and how late one would see it. */
function useWayIn({ table, mine }: Pick<TableCardProps, "table" | "mine">): string {
  const { t } = useTranslation();
  const { status, spectatorDelaySeconds: seconds } = table;
  if (mine) return t(($) => $.lobby.continue);
  return status === "playing" && seconds > 0 ? t(($) => $.lobby.watchLate, { seconds }) : t(($) => $.lobby.watch);
}

/** What goes on at the table, and how far its pulya is. */
function useStanding({ status, dealNumber: deal, progress }: LobbyTable): string {
  const { t } = useTranslation();
  if (status !== "playing" || deal === 0) return t(($) => $.lobby.status[status]);
  if (progress === undefined) return t(($) => $.lobby.deal, { deal });
  const { by, reached, goal } = progress;
  return by === "deals" ? t(($) => $.lobby.dealOf, { deal, goal }) : t(($) => $.lobby.dealFar, { deal, reached, goal });
}

/** A table of the lobby's list. */
export function TableCard(props: TableCardProps) {
  const { t } = useTranslation();
  const { rates, ...chair } = props;
  const { table, mine, isForFriends, isAvoided } = chair;
  const wayIn = useWayIn({ table, mine });
  const { status } = table;
  const state = useStanding(table);
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
        {SEATS.slice(0, table.seats.length).map((seat) => (
          <Chair key={seat} {...chair} seat={seat} rate={rates?.[seat] ?? null} />
        ))}
      </ul>
      {isForFriends ? <p className="text-sm text-ink-soft">{t(($) => $.lobby.forFriends)}</p> : null}
      {isAvoided ? <p className="text-sm text-ink-soft">{t(($) => $.lobby.avoided)}</p> : null}
      <Link to={paths.table} params={{ tableId: table.id }} className={buttonClass(mine ? "primary" : "quiet")}>
        {wayIn}
      </Link>
    </li>
  );
}
