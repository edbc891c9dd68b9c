import { minutesAndSeconds } from "@trelyazh/i18n";
import type { Bank } from "@trelyazh/table";
import { Hourglass, WifiOff } from "lucide-react";
import { useTranslation } from "react-i18next";
import { spokenSeconds, type Run } from "./clock.ts";
import { useGlance } from "../scene/table-context.ts";
import { useNow } from "#lib/time/use-now.ts";
import styles from "./countdown.module.css";

/** Before that, a number would only make nervous. */
const SHOWN_FROM_SECONDS = 10;
const TICK_MS = 250;

function useLeftMs(run: Run): number {
  const glance = useGlance();
  const now = useNow(TICK_MS);
  return run.deadlineAt - glance().clockOffsetMs - now;
}

/** The last seconds for the viewer's own decision, as a number; of the reserve, all that is left. */
export function Countdown({ run }: { readonly run: Run }) {
  const { t } = useTranslation();
  const leftMs = useLeftMs(run);
  const count = Math.ceil(leftMs / 1000);
  const isShown = run.bank !== null || (count <= SHOWN_FROM_SECONDS && count >= 0);
  if (!isShown) return null;
  return (
    <span className={styles["countdown"]} data-bank={run.bank ?? undefined} aria-hidden="true">
      {run.bank === null ? t(($) => $.table.secondsLeft, { count }) : <BankTime bank={run.bank} ms={leftMs} />}
    </span>
  );
}

/** The same for those who do not see it, said now and then. */
export function SpokenCountdown({ run }: { readonly run: Run }) {
  const { t } = useTranslation();
  const count = spokenSeconds(useLeftMs(run));
  return (
    <span className="sr-only" role="status">
      {count === null ? "" : t(($) => $.table.clock.left, { count })}
    </span>
  );
}

/** What is left of a bank that runs; the icon says which, where there is no room for words. */
function BankTime({ bank, ms }: { readonly bank: Bank; readonly ms: number }) {
  const { t } = useTranslation();
  const time = minutesAndSeconds(ms);
  const Icon = bank === "time" ? Hourglass : WifiOff;
  return (
    <>
      <Icon size={14} aria-hidden="true" />
      <span>
        {bank === "time" ? t(($) => $.table.clock.reserve, { time }) : t(($) => $.table.clock.connection, { time })}
      </span>
    </>
  );
}

/** A bank at the plate of the player who draws on it. */
export function RunningBank({ run, bank }: { readonly run: Run; readonly bank: Bank }) {
  const { t } = useTranslation();
  const ms = useLeftMs(run);
  const time = minutesAndSeconds(ms);
  const spoken =
    bank === "time" ? t(($) => $.table.clock.reserveRuns, { time }) : t(($) => $.table.clock.connectionRuns, { time });
  return (
    <span className={styles["bank"]} data-running={bank} role="timer" aria-label={spoken} title={spoken}>
      <BankTime bank={bank} ms={ms} />
    </span>
  );
}

/** The reserve of time that somebody has left. */
export function RestingBank({ ms }: { readonly ms: number }) {
  const { t } = useTranslation();
  const time = minutesAndSeconds(ms);
  const spoken = t(($) => $.table.clock.reserveOf, { time });
  return (
    <span className={styles["bank"]} role="img" aria-label={spoken} title={spoken}>
      <Hourglass size={12} aria-hidden="true" />
      <span>{time}</span>
    </span>
  );
}
