import type { ErrorCode } from "@trelyazh/protocol";
import { isKeptOut, type Member } from "@trelyazh/table";
import { lazy, Suspense, useMemo, useSyncExternalStore, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "@tanstack/react-router";
import { errorText, type Translate } from "@trelyazh/i18n";
import { TableScreen } from "#features/table/table-screen.tsx";
import { useTableCommands } from "#features/table/commands/use-table-commands.ts";
import { EarlierEvents } from "#features/table/record/earlier-events.tsx";
import { PastReader } from "#features/table/record/past-reader.tsx";
import { FairPlay } from "#features/table/fairness/fair-play.tsx";
import { OtherTab } from "#features/table/other-tab.tsx";
import { TableContext, type TableActions } from "#features/table/scene/table-context.ts";
import type { TableStore } from "#features/table/scene/table-store.ts";
import { useTableClaim } from "#features/table/watching/use-table-claim.ts";
import { useWatchedTable } from "#features/table/watching/use-watched-table.ts";
import { AppHeader } from "#features/shell/app-header.tsx";
import { LineSign } from "#features/shell/line-sign.tsx";
import { paths } from "#lib/paths.ts";
import { useEnter, useIsBanned, useMe } from "#lib/club/session.ts";
import { restraintIn } from "#lib/club/restraint-in.ts";
import { useRefusalToast } from "#lib/club/use-refusal-toast.ts";
import { Button, buttonClass } from "#ui/button.tsx";
import { Notice } from "#ui/notice.tsx";
import { Spinner } from "#ui/spinner.tsx";
import { Afterwards } from "./afterwards.tsx";
import { DealAnalysis, useAnalyse } from "./deal-analysis.tsx";
import { PeopleOverTable, usePeopleOverTable } from "./people-over-table.tsx";
import { TableChat } from "./table-chat.tsx";
import { TableChrome } from "./table-chrome.tsx";
import { TableMenu } from "./table-menu.tsx";

// Few people are ever barred.
const RestraintNote = lazy(async () => ({
  default: (await import("#ui/late/restraint-note.tsx")).RestraintNote,
}));

interface TablePageProps {
  readonly tableId: string;
}

/** A table by its address: strangers are asked in first. */
export function TablePage({ tableId }: TablePageProps) {
  const me = useMe();
  if (useIsBanned()) return <Refused code="BANNED" />;
  if (me.data === undefined) return <Spinner />;
  const { user } = me.data;
  return user === null ? <Doorstep /> : <WatchedTable key={user.id} tableId={tableId} me={user} />;
}

function Doorstep() {
  const { t } = useTranslation();
  const showRefusal = useRefusalToast();
  const enter = useEnter();
  return (
    <>
      <AppHeader />
      <Notice title={t(($) => $.table.doorstep.title)} text={t(($) => $.table.doorstep.text)}>
        <Button
          look="primary"
          size="l"
          disabled={enter.isPending}
          onClick={() => enter.mutate(undefined, { onError: showRefusal })}
        >
          {t(($) => $.table.doorstep.enter)}
        </Button>
      </Notice>
    </>
  );
}

interface WatchedTableProps extends TablePageProps {
  readonly me: Member;
}

function WatchedTable({ tableId, me }: WatchedTableProps) {
  const store = useWatchedTable(tableId, me);
  const opening = useSyncExternalStore(store.subscribe, store.opening);
  const isOut = useSyncExternalStore(store.subscribe, () => {
    const scene = store.scene();
    return scene !== null && isKeptOut(scene.table, me.id);
  });
  if (isOut) return <Refused code="KEPT_OUT" />;
  if (opening === null) return <OpenTable tableId={tableId} store={store} />;
  return opening.kind === "refused" ? <Refused code={ofAddress(opening.code)} /> : <Spinner />;
}

/** An address that cannot be a table's is one of no table. */
function ofAddress(code: ErrorCode): ErrorCode {
  return code === "BAD_INPUT" ? "TABLE_NOT_FOUND" : code;
}

function refusalText(t: Translate, code: ErrorCode): string {
  if (code === "KEPT_OUT") return t(($) => $.hosting.keptOut);
  if (code === "FRIENDS_ONLY") return t(($) => $.hosting.friendsOnly);
  return code === "BANNED" ? t(($) => $.common.banned) : t(($) => $.common.notFound.text);
}

function Refused({ code }: { readonly code: ErrorCode }) {
  const { t } = useTranslation();
  const ban = restraintIn(useMe().error);
  return (
    <>
      <AppHeader />
      <Notice title={errorText(t, code)} text={refusalText(t, code)}>
        {ban === null ? null : (
          <Suspense fallback={null}>
            <RestraintNote restraint={ban} />
          </Suspense>
        )}
        <Link to={paths.lobby} className={buttonClass("primary")}>
          {t(($) => $.table.toLobby)}
        </Link>
      </Notice>
    </>
  );
}

// Made once: what surrounds the felt renders anew only when it is given something else.
const MENU = (
  <>
    <LineSign />
    <TableChat />
    <TableMenu />
  </>
);
const AFTERWARDS = <Afterwards />;
const EARLIER = <EarlierEvents />;

interface OpenTableProps extends TablePageProps {
  readonly store: TableStore;
}

/** Holds what renders seldom: events and commands reach the parts of the screen through the store. */
function OpenTable({ tableId, store }: OpenTableProps) {
  const playHere = useTableClaim(tableId, store);
  return (
    <TableRoom tableId={tableId} store={store} onSit={playHere}>
      <TableScreen>
        <PastReader />
        <FairPlay />
        <TableChrome menu={MENU} afterwards={AFTERWARDS} isOfClub earlier={EARLIER} />
        <DealAnalysis />
        <OtherTab onPlayHere={playHere} />
      </TableScreen>
    </TableRoom>
  );
}

interface TableRoomProps extends OpenTableProps {
  /** Called when the viewer takes a chair in this tab. */
  readonly onSit: () => void;
  readonly children: ReactNode;
}

/** Gives a table's screen what it shows and what the viewer can do there. */
function TableRoom({ tableId, store, onSit, children }: TableRoomProps) {
  const analyse = useAnalyse();
  const commands = useTableCommands(store, tableId);
  const people = usePeopleOverTable(store);
  const room = useMemo(() => {
    const sit: TableActions["sit"] = (seat) => {
      onSit();
      commands.sit(seat);
    };
    return { store, actions: { ...commands, ...people.actions, sit, analyse } };
  }, [store, commands, people.actions, onSit, analyse]);
  return (
    <TableContext value={room}>
      {children}
      <PeopleOverTable tableId={tableId} userId={people.userId} />
    </TableContext>
  );
}
