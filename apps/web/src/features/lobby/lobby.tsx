import type { Seat } from "@trelyazh/preferans";
import type { LobbyNear, LobbyTable } from "@trelyazh/protocol";
import { SlidersHorizontal } from "lucide-react";
import { lazy, Suspense, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { CONTENT_ID } from "#lib/paths.ts";
import { Button } from "#ui/button.tsx";
import { PartBoundary } from "#ui/part-boundary.tsx";
import { countOf, isLetThrough, type LobbyFilters } from "#lib/lobby/filters.ts";
import { isOfFinishers, type Rates } from "./finishers.ts";
import { inPersonalOrder } from "./personal-order.ts";
import { TableCard } from "./table-card.tsx";

const FilterPanel = lazy(async () => ({ default: (await import("./filters/filter-panel.tsx")).FilterPanel }));

interface LobbyProps {
  /** Null until the list has arrived. */
  readonly tables: readonly LobbyTable[] | null;
  readonly mine: ReadonlySet<string>;
  readonly near: LobbyNear;
  /** Ids of the tables where friends sit. */
  readonly friendTables: ReadonlySet<string>;
  /** How those who sit at the tables finish what they begin, by table and seat. */
  readonly rates: Rates;
  readonly onSit: (tableId: string, seat: Seat) => void;
  readonly filters: LobbyFilters;
  readonly onFilter: (filters: LobbyFilters) => void;
  /** The ways to a table of one's own. */
  readonly create: ReactNode;
  /** What is shown while the club looks for a table. */
  readonly seeking: ReactNode;
}

interface SectionProps extends Pick<LobbyProps, "mine" | "near" | "rates" | "onSit"> {
  readonly title: string;
  readonly tables: readonly LobbyTable[];
}

function Section({ title, tables, mine, near, rates, onSit }: SectionProps) {
  if (tables.length === 0) return null;
  const expected = new Map(near.expected?.map(({ tableId, seat }) => [tableId, seat]));
  return (
    <section aria-label={title} className="flex flex-col gap-4">
      <h2 className="text-sm font-medium text-ink-soft">{title}</h2>
      <ul className="grid grid-cols-1 gap-4 sm:grid-cols-2 lg:grid-cols-3">
        {tables.map((table) => (
          <TableCard
            key={table.id}
            table={table}
            mine={mine.has(table.id)}
            expected={expected.get(table.id)}
            isForFriends={near.forFriends?.some(({ id }) => id === table.id) === true}
            isAvoided={near.avoided?.includes(table.id) === true}
            rates={rates[table.id]}
            onSit={(seat) => onSit(table.id, seat)}
          />
        ))}
      </ul>
    </section>
  );
}

function Empty({ create }: { readonly create: ReactNode }) {
  const { t } = useTranslation();
  return (
    <div className="flex flex-col items-center gap-4 rounded-round border border-dashed border-line-strong px-6 py-16 text-center">
      <h2 className="font-display text-2xl font-semibold">{t(($) => $.lobby.empty.title)}</h2>
      <p className="max-w-md leading-relaxed text-ink-soft">{t(($) => $.lobby.empty.text)}</p>
      {create}
    </div>
  );
}

type OthersProps = Omit<LobbyProps, "tables" | "create" | "seeking"> & { readonly tables: readonly LobbyTable[] };

/** Tables where the viewer does not sit, as far as the filters let them through. */
function Others({ tables, friendTables, filters, onFilter, near, rates, ...section }: OthersProps) {
  const { t } = useTranslation();
  const [isAsked, ask] = useState(false);
  const open = inPersonalOrder(tables, near);
  const isWanted = (table: LobbyTable) => filters.finishers !== true || isOfFinishers(table, rates);
  const shown = open.filter((table) => isWanted(table) && isLetThrough(table, filters, friendTables));
  const count = countOf(filters);
  // What the filters leave nothing of says so itself.
  const change = (changed: LobbyFilters) => {
    ask(true);
    onFilter(changed);
  };
  const isOpen = isAsked || (count > 0 && shown.length === 0);
  return (
    <>
      {open.length > 0 || count > 0 ? (
        <Button className="self-start" aria-expanded={isOpen} onClick={() => ask(!isAsked)}>
          <SlidersHorizontal size={18} aria-hidden="true" />
          <span>{t(($) => $.lobby.filters)}</span>
          {count === 0 ? null : <span className="font-semibold text-brass-text">{count}</span>}
        </Button>
      ) : null}
      {isOpen ? (
        <PartBoundary part="dialog">
          <Suspense fallback={null}>
            <FilterPanel filters={filters} onChange={change} shown={shown.length} all={open.length} />
          </Suspense>
        </PartBoundary>
      ) : null}
      <Section title={t(($) => $.lobby.others)} tables={shown} near={near} rates={rates} {...section} />
    </>
  );
}

/** The club's tables as they are now: one's own first, then the others in the viewer's order. */
export function Lobby({ tables, create, seeking, ...shown }: LobbyProps) {
  const { t } = useTranslation();
  const { mine } = shown;
  const own = tables?.filter((table) => mine.has(table.id)) ?? [];
  const others = tables?.filter((table) => !mine.has(table.id)) ?? [];
  return (
    <main id={CONTENT_ID} className="mx-auto flex max-w-6xl flex-col gap-8 px-4 pt-8 pb-20 sm:px-6">
      <div className="flex flex-wrap items-center justify-between gap-4">
        <h1 className="font-display text-3xl font-semibold tracking-tight sm:text-4xl">{t(($) => $.lobby.title)}</h1>
        {tables?.length === 0 ? null : create}
      </div>
      {seeking}
      {tables?.length === 0 ? <Empty create={create} /> : null}
      <Section title={t(($) => $.lobby.mine)} tables={own} {...shown} />
      <Others tables={others} {...shown} />
    </main>
  );
}
