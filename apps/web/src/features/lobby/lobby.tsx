import type { Seat } from "@trelyazh/preferans";
import type { LobbyNear, LobbyTable } from "@trelyazh/protocol";
import { ShieldCheck, Users, type LucideIcon } from "lucide-react";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { CONTENT_ID } from "#lib/paths.ts";
import { Button } from "#ui/button.tsx";
import { isOfFinishers, type Rates } from "./finishers.ts";
import { inPersonalOrder } from "./personal-order.ts";
import { TableCard } from "./table-card.tsx";

interface LobbyProps {
  /** Null until the list has arrived. */
  readonly tables: readonly LobbyTable[] | null;
  readonly mine: ReadonlySet<string>;
  readonly near: LobbyNear;
  /** Ids of the tables where friends sit. */
  readonly friendTables: ReadonlySet<string>;
  /** How those who sit at the tables finish what they begin, by table and seat. */
  readonly rates: Rates;
  /** Whether only tables are shown where everybody finishes pulyas. */
  readonly finishers: Pick<OnlyProps, "isOn" | "onChange">;
  readonly onSit: (tableId: string, seat: Seat) => void;
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

interface OnlyProps {
  readonly Icon: LucideIcon;
  readonly text: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
}

/** Leaves only some tables. */
function Only({ Icon, text, isOn, onChange }: OnlyProps) {
  return (
    <Button look={isOn ? "primary" : "quiet"} aria-pressed={isOn} onClick={() => onChange(!isOn)}>
      <Icon size={18} aria-hidden="true" />
      <span>{text}</span>
    </Button>
  );
}

type OthersProps = Omit<LobbyProps, "tables" | "create" | "seeking"> & { readonly tables: readonly LobbyTable[] };

/** Why none of the other tables is shown, if some were left out; null where none was. */
function useWhyNone(isFriendsOnly: boolean, isFinishersOnly: boolean): string | null {
  const { t } = useTranslation();
  if (isFinishersOnly) return t(($) => $.lobby.noFinishers);
  return isFriendsOnly ? t(($) => $.lobby.noFriends) : null;
}

/** Tables where the viewer does not sit: all of them, those where friends do, or those where everybody finishes pulyas. */
function Others({ tables, friendTables, finishers, near, rates, ...section }: OthersProps) {
  const { t } = useTranslation();
  const [isFriendsOnly, setFriendsOnly] = useState(false);
  const ofFinishers = tables.filter((table) => isOfFinishers(table, rates));
  const wanted = finishers.isOn ? ofFinishers : tables;
  const shown = isFriendsOnly ? wanted.filter(({ id }) => friendTables.has(id)) : wanted;
  const whyNone = useWhyNone(isFriendsOnly, finishers.isOn);
  return (
    <>
      <div className="flex flex-wrap gap-2 empty:hidden">
        {isFriendsOnly || friendTables.size > 0 ? (
          <Only Icon={Users} text={t(($) => $.lobby.withFriends)} isOn={isFriendsOnly} onChange={setFriendsOnly} />
        ) : null}
        {finishers.isOn || ofFinishers.length > 0 ? (
          <Only Icon={ShieldCheck} text={t(($) => $.lobby.finishers)} {...finishers} />
        ) : null}
      </div>
      {shown.length > 0 || whyNone === null ? null : <p className="text-ink-soft">{whyNone}</p>}
      <Section
        title={t(($) => $.lobby.others)}
        tables={inPersonalOrder(shown, near)}
        near={near}
        rates={rates}
        {...section}
      />
    </>
  );
}

/** The club's tables as they are now: one's own first, then the others in the viewer's order. */
export function Lobby({ tables, mine, near, create, seeking, ...shown }: LobbyProps) {
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
      <Section title={t(($) => $.lobby.mine)} tables={own} mine={mine} near={near} {...shown} />
      <Others tables={others} mine={mine} near={near} {...shown} />
    </main>
  );
}
