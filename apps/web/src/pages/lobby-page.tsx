import type { Seat } from "@trelyazh/preferans";
import { byLobbyOrder, type LobbyNear, type LobbyTable } from "@trelyazh/protocol";
import { useQuery } from "@tanstack/react-query";
import { Link, useLocation, useNavigate } from "@tanstack/react-router";
import { Plus, Search } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { filtersIn, type LobbyFilters } from "#lib/lobby/filters.ts";
import { Lobby } from "#features/lobby/lobby.tsx";
import { NO_RATES } from "#features/lobby/finishers.ts";
import { NOTHING_NEAR } from "#features/lobby/personal-order.ts";
import { usePeopleNews } from "#features/people/use-people-news.ts";
import { AppHeader } from "#features/shell/app-header.tsx";
import { useLayers } from "#lib/layers.ts";
import { paths } from "#lib/paths.ts";
import { useEnter, useMe } from "#lib/club/session.ts";
import { JUST_ASKED_MS, useTRPC } from "#lib/club/trpc.ts";
import { useLobbyTables } from "#features/lobby/use-lobby-tables.ts";
import { useNewTable } from "#features/create-table/use-new-table.ts";
import { useRefusalToast } from "#lib/club/use-refusal-toast.ts";
import { useTableCommand } from "#lib/club/use-table-command.ts";
import { Button, buttonClass } from "#ui/button.tsx";
import { PartBoundary } from "#ui/part-boundary.tsx";
import { OnceOpen } from "#ui/late/once-open.tsx";
import { Account, People } from "./account.ts";

const CreateTableDialog = lazy(async () => ({
  default: (await import("#features/create-table/create-table-dialog.tsx")).CreateTableDialog,
}));

const LobbySeeking = lazy(async () => ({ default: (await import("./lobby-seeking.tsx")).LobbySeeking }));

// Nobody waits for it: the tables come first.
const LobbyChat = lazy(async () => ({ default: (await import("./lobby-chat.tsx")).LobbyChat }));

/** How often it is asked who of those one knows sits where: it says in which order tables stand, and nothing waits for it. */
const LOOK_AGAIN_MS = 20_000;

/** Lets the visitor in if need be, takes the chair and goes to the table. */
function useSitDown() {
  const navigate = useNavigate();
  const enter = useEnter();
  const onError = useRefusalToast();
  const join = useTableCommand((table) => table.join, {
    onAck: (_, { tableId }) => navigate({ to: paths.table, params: { tableId } }),
  });
  return (tableId: string, seat: Seat) =>
    enter.mutate(undefined, { onError, onSuccess: () => join.send({ tableId, seat }) });
}

/** The list, with the tables that only friends of their owners find there. */
function withTablesForFriends(
  list: readonly LobbyTable[] | null,
  { forFriends = [] }: LobbyNear,
): readonly LobbyTable[] | null {
  if (list === null) return null;
  return forFriends.length === 0 ? list : [...list, ...forFriends].toSorted(byLobbyOrder);
}

/** Ids of the tables where friends sit. */
function useFriendTables(): ReadonlySet<string> {
  const friends = usePeopleNews()?.friends ?? [];
  return new Set(friends.flatMap(({ presence }) => (presence.kind === "atTable" ? (presence.table?.id ?? []) : [])));
}

/** What is known of the tables beside the list, for those who are in the club. */
function useKnownOfTables(isSignedIn: boolean) {
  const trpc = useTRPC();
  const asked = { enabled: isSignedIn, staleTime: JUST_ASKED_MS };
  const again = { ...asked, refetchInterval: LOOK_AGAIN_MS };
  const mine = useQuery(trpc.table.mine.queryOptions(undefined, asked));
  const near = useQuery(trpc.lobby.near.queryOptions(undefined, again));
  const rates = useQuery(trpc.conduct.lobby.queryOptions(undefined, { ...again, retry: false }));
  return {
    mine: new Set(isSignedIn ? mine.data?.tables.map(({ id }) => id) : []),
    near: (isSignedIn ? near.data : undefined) ?? NOTHING_NEAR,
    rates: (isSignedIn ? rates.data?.tables : undefined) ?? NO_RATES,
  };
}

interface WaysToTableProps {
  readonly signedIn: boolean;
  readonly isSeeking: boolean;
}

/** What can be done in the lobby beside sitting down at a table of the list. */
function WaysToTable({ signedIn, isSeeking }: WaysToTableProps) {
  const { t } = useTranslation();
  const { open } = useLayers();
  return (
    <div className="flex flex-wrap items-center justify-center gap-2">
      {signedIn ? (
        <PartBoundary part="tools" frame={() => null}>
          <Suspense fallback={<span className="size-11" />}>
            <LobbyChat />
          </Suspense>
        </PartBoundary>
      ) : null}
      <Link to={paths.practice} className={buttonClass("ghost")}>
        {t(($) => $.common.practice.link)}
      </Link>
      <Button onClick={() => open("newTable")}>
        <Plus size={20} aria-hidden="true" />
        <span>{t(($) => $.lobby.create)}</span>
      </Button>
      {isSeeking ? null : (
        <Button look="primary" onClick={() => open("seek")}>
          <Search size={18} aria-hidden="true" />
          <span>{t(($) => $.lobby.seek)}</span>
        </Button>
      )}
    </div>
  );
}

/** What the address says of which tables are shown, and how to have it say something else. */
function useFilters() {
  const navigate = useNavigate();
  // Read here and not by the route, whose code every page loads.
  const filters = useLocation({ select: ({ search }) => filtersIn({ ...search }), structuralSharing: true });
  const change = (changed: LobbyFilters) =>
    void navigate({
      to: ".",
      search: ({ over, deal, conditions }) => ({
        ...(over !== undefined && { over }),
        ...(deal !== undefined && { deal }),
        ...(conditions !== undefined && { conditions }),
        ...changed,
      }),
      replace: true,
      resetScroll: false,
    });
  return { filters, change };
}

export function LobbyPage() {
  const { t } = useTranslation();
  const newTable = useNewTable();
  const [isSeeking, setSeeking] = useState(false);
  const { filters, change } = useFilters();
  const sitDown = useSitDown();
  const me = useMe();
  const signedIn = me.data !== undefined && me.data.user !== null;
  const tables = useLobbyTables();
  const known = useKnownOfTables(signedIn);
  return (
    <>
      <title>{`${t(($) => $.lobby.title)} · ${t(($) => $.common.club)}`}</title>
      <AppHeader account={<Account />} people={<People />} />
      <Lobby
        tables={withTablesForFriends(tables, known.near)}
        {...known}
        friendTables={useFriendTables()}
        onSit={sitDown}
        filters={filters}
        onFilter={change}
        seeking={
          <OnceOpen layer="seek">
            <LobbySeeking isSeeking={isSeeking} onSeeking={setSeeking} />
          </OnceOpen>
        }
        create={<WaysToTable signedIn={signedIn} isSeeking={isSeeking} />}
      />
      <OnceOpen layer="newTable">
        <CreateTableDialog
          onCreate={(wanted) => newTable.mutate(wanted)}
          busy={newTable.isPending}
          refusal={newTable.error}
        />
      </OnceOpen>
    </>
  );
}
