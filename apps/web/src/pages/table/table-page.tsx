import type { Seat } from "@trelyazh/preferans";
import type { ErrorCode } from "@trelyazh/protocol";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "@tanstack/react-router";
import { errorText } from "@trelyazh/i18n";
import { TableScreen } from "#features/table/table-screen.tsx";
import { useAgreements } from "#features/table/commands/use-agreements.ts";
import { usePresence } from "#features/table/watching/use-presence.ts";
import type { Link as StreamLink } from "#features/table/watching/watch-table.ts";
import { useAct } from "#features/table/commands/use-act.ts";
import { useLiveTable } from "#features/table/watching/use-live-table.ts";
import type { ShownTable } from "#features/table/scene/live-table.ts";
import { AppHeader } from "#features/shell/app-header.tsx";
import { paths } from "#lib/paths.ts";
import { useEnter, useIsBanned, useMe } from "#lib/club/session.ts";
import { useTableCommand } from "#lib/club/use-table-command.ts";
import { useRefusalToast } from "#lib/club/use-refusal-toast.ts";
import { Button, buttonClass } from "#ui/button.tsx";
import { Notice } from "#ui/notice.tsx";
import { Spinner } from "#ui/spinner.tsx";
import { useDealAnalysis } from "./deal-analysis.tsx";
import { TableChrome } from "./table-chrome.tsx";

interface TablePageProps {
  readonly tableId: string;
}

/** A table by its address: strangers are asked in first. */
export function TablePage({ tableId }: TablePageProps) {
  const me = useMe();
  if (useIsBanned()) return <Refused code="BANNED" />;
  if (me.data === undefined) return <Spinner />;
  return me.data.user === null ? <Doorstep /> : <WatchedTable tableId={tableId} />;
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

function WatchedTable({ tableId }: TablePageProps) {
  const { live, link } = useLiveTable(tableId);
  if (live !== null) return <Seated tableId={tableId} live={live} link={link} />;
  return link.kind === "refused" ? <Refused code={link.code} /> : <Spinner />;
}

function Refused({ code }: { readonly code: ErrorCode }) {
  const { t } = useTranslation();
  return (
    <>
      <AppHeader />
      <Notice
        title={errorText(t, code)}
        text={code === "BANNED" ? t(($) => $.common.banned) : t(($) => $.common.notFound.text)}
      >
        <Link to={paths.lobby} className={buttonClass("primary")}>
          {t(($) => $.table.toLobby)}
        </Link>
      </Notice>
    </>
  );
}

interface SeatedProps extends TablePageProps {
  readonly live: ShownTable;
  readonly link: StreamLink;
}

function useChairs(tableId: string) {
  const { send: join } = useTableCommand((table) => table.join);
  const { send: addBot } = useTableCommand((table) => table.addBot);
  return {
    sit: useCallback((seat: Seat) => join({ tableId, seat }), [join, tableId]),
    addBot: (seat: Seat) => addBot({ tableId, seat }),
  };
}

function Seated({ tableId, live, link }: SeatedProps) {
  const { act, sending } = useAct(tableId, live);
  const { sit, addBot } = useChairs(tableId);
  const { analyse, dialog } = useDealAnalysis();
  return (
    <TableScreen
      live={live}
      me={useMe().data?.user ?? null}
      presence={usePresence(tableId)}
      agreements={useAgreements(tableId)}
      sit={sit}
      sending={sending}
      act={act}
      analyse={analyse}
      waiting={{ addBot }}
    >
      <TableChrome live={live} link={link} />
      {dialog}
    </TableScreen>
  );
}
