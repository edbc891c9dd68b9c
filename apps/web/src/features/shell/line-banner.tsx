import { Hourglass, RefreshCw, WifiOff } from "lucide-react";
import { useTranslation } from "react-i18next";
import { isDown, useIsSending, useLine } from "#lib/club/line/use-line.ts";
import { useLasts } from "#lib/use-lasts.ts";
import styles from "./line-banner.module.css";

/** Most breaks are over before one could read of them. */
const BREAK_MS = 800;

function Offline() {
  const { t } = useTranslation();
  const isSending = useIsSending();
  return (
    <p className={styles["banner"]} role="alert">
      <WifiOff size={16} aria-hidden="true" className="shrink-0" />
      <span>{isSending ? t(($) => $.line.offlineSending) : t(($) => $.line.offline)}</span>
    </p>
  );
}

function Lost({ isRestart }: { readonly isRestart: boolean }) {
  const { t } = useTranslation();
  const isSending = useIsSending();
  const lost = isSending ? t(($) => $.line.lostSending) : t(($) => $.line.lost);
  return (
    <p className={styles["banner"]} role="alert">
      <RefreshCw size={16} aria-hidden="true" className="shrink-0 animate-spin" />
      <span>{isRestart ? t(($) => $.line.restarting) : lost}</span>
    </p>
  );
}

function Doubtful() {
  const { t } = useTranslation();
  return (
    <p className={styles["banner"]} data-quiet="true" role="status">
      <Hourglass size={16} aria-hidden="true" className="shrink-0" />
      <span>{t(($) => $.line.doubtful)}</span>
    </p>
  );
}

/** Says on every page what is the matter with the line to the club, for as long as something is. */
export function LineBanner() {
  const line = useLine();
  const isLost = useLasts(isDown(line), BREAK_MS);
  if (line === "offline") return <Offline />;
  if (line === "doubtful") return <Doubtful />;
  return isLost ? <Lost isRestart={line === "restarting"} /> : null;
}
