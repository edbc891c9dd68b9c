import type { Seat } from "@trelyazh/preferans";
import type { TableEnvelope } from "@trelyazh/protocol";
import { Eye, RefreshCw, WifiOff } from "lucide-react";
import { useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "#ui/button.tsx";
import { useTable } from "./table-context.ts";

interface TableBannersProps {
  readonly log: readonly TableEnvelope[];
  readonly interrupted: boolean;
  /** The viewer's chair that a bot keeps. */
  readonly kept: Seat | null;
  readonly onTakeBack: (seat: Seat) => void;
}

function subscribeOnline(listener: () => void): () => void {
  addEventListener("online", listener);
  addEventListener("offline", listener);
  return () => {
    removeEventListener("online", listener);
    removeEventListener("offline", listener);
  };
}

/** A recovery is told until the next thing happens. */
function isJustRecovered(log: readonly TableEnvelope[]): boolean {
  return log.slice(-3).some(({ event }) => event.type === "tableRecovered");
}

/** Notes over the felt about the connection and the viewer's part. */
export function TableBanners({ log, interrupted, kept, onTakeBack }: TableBannersProps) {
  const { t } = useTranslation();
  const { you, table } = useTable();
  const online = useSyncExternalStore(subscribeOnline, () => navigator.onLine);
  return (
    <aside className="table-notes" aria-label={t(($) => $.table.notes)}>
      {interrupted ? (
        <p className="note note-alert" role="alert">
          {online ? (
            <RefreshCw size={16} aria-hidden="true" className="animate-spin" />
          ) : (
            <WifiOff size={16} aria-hidden="true" />
          )}
          {online ? t(($) => $.common.connection.lost) : t(($) => $.common.connection.offline)}
        </p>
      ) : null}
      {isJustRecovered(log) ? <p className="note">{t(($) => $.table.recovered)}</p> : null}
      {kept === null ? null : (
        <p className="note">
          {t(($) => $.table.kept)}
          <Button look="primary" size="s" onClick={() => onTakeBack(kept)}>
            {t(($) => $.table.takeBack)}
          </Button>
        </p>
      )}
      {you === null && kept === null && table.status !== "waiting" ? (
        <p className="note">
          <Eye size={16} aria-hidden="true" />
          {t(($) => $.table.spectator)}
        </p>
      ) : null}
    </aside>
  );
}
