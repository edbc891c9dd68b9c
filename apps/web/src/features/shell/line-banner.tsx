import { Hourglass, RefreshCw, WifiOff } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { isDown, useIsSending, useLine } from "#lib/club/line/use-line.ts";
import { useLasts } from "#lib/use-lasts.ts";
import styles from "./line-banner.module.css";

/** Most breaks are over before one could read of them. */
const BREAK_MS = 800;
/** So long somebody who has done something waits before they are told that there is no answer. */
const ANSWER_MS = 6_000;

const ICON = { size: 16, "aria-hidden": true } as const;

interface BannerProps {
  readonly icon: ReactNode;
  readonly text: string;
  readonly isQuiet?: boolean;
}

function Banner({ icon, text, isQuiet = false }: BannerProps) {
  return (
    <p className={styles["banner"]} data-quiet={isQuiet} role={isQuiet ? "status" : "alert"}>
      {icon}
      <span>{text}</span>
    </p>
  );
}

/** Says on every page what is the matter with the line to the club, for as long as something is. */
export function LineBanner() {
  const { t } = useTranslation();
  const line = useLine();
  const isSending = useIsSending();
  const isLost = useLasts(isDown(line), BREAK_MS);
  const isUnanswered = useLasts(isSending, ANSWER_MS);
  if (line === "offline") {
    const text = isSending ? t(($) => $.line.offlineSending) : t(($) => $.line.offline);
    return <Banner icon={<WifiOff {...ICON} className="shrink-0" />} text={text} />;
  }
  if (isLost) {
    const lost = isSending ? t(($) => $.line.lostSending) : t(($) => $.line.lost);
    const text = line === "restarting" ? t(($) => $.line.restarting) : lost;
    return <Banner icon={<RefreshCw {...ICON} className="shrink-0 animate-spin" />} text={text} />;
  }
  if (line !== "doubtful" && !isUnanswered) return null;
  return <Banner isQuiet icon={<Hourglass {...ICON} className="shrink-0" />} text={t(($) => $.line.doubtful)} />;
}
