import { errorText, minutesAndSeconds, type Translate } from "@trelyazh/i18n";
import { BOTS_AFTER_SECONDS, type SeekNews, type SeekTerms } from "@trelyazh/protocol";
import { Bot, Search } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useNow } from "#lib/time/use-now.ts";
import { Button } from "#ui/button.tsx";
import styles from "./seek-panel.module.css";

export interface SeekPanelProps {
  readonly terms: SeekTerms;
  /** What the club has told last; null until it has. */
  readonly news: SeekNews | null;
  /** Since when it looks, by the time of this device. */
  readonly since: number;
  readonly busy: boolean;
  readonly onLeave: () => void;
  readonly onBots: () => void;
}

/** Who waits, and what comes of it; said once to those who hear the page. */
function statusText(t: Translate, news: SeekNews | null): string {
  if (news?.kind === "over") return t(($) => $.seeking.over);
  if (news?.kind === "refused") return errorText(t, news.code);
  if (news?.kind === "seated") return t(($) => $.seeking.found);
  const others = news?.others ?? 0;
  return others === 0 ? t(($) => $.seeking.alone) : t(($) => $.seeking.withOthers, { count: others });
}

/** How long it is since somebody began to wait, and until bots sit down. */
function Times({ terms: { withBots }, since }: Pick<SeekPanelProps, "terms" | "since">) {
  const { t } = useTranslation();
  const waitedMs = Math.max(0, useNow(1000) - since);
  const untilBotsMs = BOTS_AFTER_SECONDS * 1000 - waitedMs;
  return (
    <p className={styles["times"]} role="timer" aria-live="off">
      <span className={styles["waited"]}>{minutesAndSeconds(waitedMs)}</span>
      {withBots && untilBotsMs > 0 ? (
        <span>{t(($) => $.seeking.botsIn, { time: minutesAndSeconds(untilBotsMs) })}</span>
      ) : null}
    </p>
  );
}

/** Over the list, as long as the club looks for a table. */
export function SeekPanel({ terms, news, since, busy, onLeave, onBots }: SeekPanelProps) {
  const { t } = useTranslation();
  const isOver = news !== null && news.kind !== "waiting";
  return (
    <section aria-label={t(($) => $.seeking.looking)} className={styles["panel"]} data-over={isOver}>
      <span className={styles["sign"]} aria-hidden="true">
        <Search size={24} strokeWidth={1.8} />
      </span>
      <div className={styles["texts"]}>
        <h2 className="font-display text-xl font-semibold">{t(($) => $.seeking.looking)}</h2>
        {isOver ? null : <Times terms={terms} since={since} />}
        <p role="status" className="text-sm leading-snug text-ink-soft">
          {statusText(t, news)}
        </p>
      </div>
      <div className={styles["ways"]}>
        <Button
          ref={(button) => {
            // Whoever began by keys goes on from here: what they pressed is gone.
            if (document.activeElement === document.body) button?.focus();
          }}
          onClick={onLeave}
        >
          {isOver ? t(($) => $.common.close) : t(($) => $.seeking.leave)}
        </Button>
        {isOver ? null : (
          <Button disabled={busy} onClick={onBots}>
            <Bot size={18} aria-hidden="true" />
            <span>{t(($) => $.seeking.botsNow)}</span>
          </Button>
        )}
      </div>
    </section>
  );
}
