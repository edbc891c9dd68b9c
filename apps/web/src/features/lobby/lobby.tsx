import type { Seat } from "@trelyazh/preferans";
import type { LobbyNear, LobbyTable } from "@trelyazh/protocol";
import { Users } from "lucide-react";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { CONTENT_ID } from "#lib/paths.ts";
import { Button } from "#ui/button.tsx";
import { inPersonalOrder } from "./personal-order.ts";
import { TableCard } from "./table-card.tsx";

interface LobbyProps {
  /** Null until the list has arrived. */
  readonly tables: readonly LobbyTable[] | null;
  readonly mine: ReadonlySet<string>;
  readonly near: LobbyNear;
  /** Ids of the tables where friends sit. */
  readonly friendTables: ReadonlySet<string>;
  readonly onSit: (tableId: string, seat: Seat) => void;
  /** The ways to a table of one's own. */
  readonly create: ReactNode;
  /** What is shown while the club looks for a table. */
  readonly seeking: ReactNode;
}

interface SectionProps extends Pick<LobbyProps, "mine" | "near" | "onSit"> {
  readonly title: string;
  readonly tables: readonly LobbyTable[];
}

function Section({ title, tables, mine, near, onSit }: SectionProps) {
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
            isAvoided={near.avoided?.includes(table.id) === true}
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

interface FriendsOnlyProps {
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
}

/** Leaves only the tables where friends sit. */
function FriendsOnly({ isOn, onChange }: FriendsOnlyProps) {
  const { t } = useTranslation();
  return (
    <Button
      look={isOn ? "primary" : "quiet"}
      className="self-start"
      aria-pressed={isOn}
      onClick={() => onChange(!isOn)}
    >
      <Users size={18} aria-hidden="true" />
      <span>{t(($) => $.lobby.withFriends)}</span>
    </Button>
  );
}

type OthersProps = Omit<LobbyProps, "tables" | "create" | "seeking"> & { readonly tables: readonly LobbyTable[] };

/** Tables where the viewer does not sit, all of them or those where friends do. */
function Others({ tables, friendTables, near, ...section }: OthersProps) {
  const { t } = useTranslation();
  const [isFriendsOnly, setFriendsOnly] = useState(false);
  const shown = isFriendsOnly ? tables.filter(({ id }) => friendTables.has(id)) : tables;
  return (
    <>
      {isFriendsOnly || friendTables.size > 0 ? <FriendsOnly isOn={isFriendsOnly} onChange={setFriendsOnly} /> : null}
      {isFriendsOnly && shown.length === 0 ? <p className="text-ink-soft">{t(($) => $.lobby.noFriends)}</p> : null}
      <Section title={t(($) => $.lobby.others)} tables={inPersonalOrder(shown, near)} near={near} {...section} />
    </>
  );
}

/** The club's tables as they are now: one's own first, then the others in the viewer's order. */
export function Lobby({ tables, mine, near, friendTables, onSit, create, seeking }: LobbyProps) {
  const { t } = useTranslation();
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
      <Section title={t(($) => $.lobby.mine)} tables={own} mine={mine} near={near} onSit={onSit} />
      <Others tables={others} mine={mine} near={near} friendTables={friendTables} onSit={onSit} />
    </main>
  );
}
