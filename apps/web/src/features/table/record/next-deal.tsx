import { minutesAndSeconds } from "@trelyazh/i18n";
import type { Seat } from "@trelyazh/preferans";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "#ui/button.tsx";
import { useActions, useGlance, useNames, useTable } from "../scene/table-context.ts";
import type { TableScene } from "../scene/table-store.ts";
import { useNow } from "#lib/time/use-now.ts";
import styles from "./next-deal.module.css";

const TICK_MS = 1000;

/** Who has still to read the result; nobody where a table waits for the viewer alone. */
function awaitedIn({ table, presence }: TableScene): readonly Seat[] {
  const result = presence?.result;
  if (result === undefined) return [];
  return table.seats.flatMap((occupant, index) => {
    // Chairs are numbered as seats are.
    const seat = index as Seat;
    return occupant?.kind === "human" && !result.ready.includes(seat) ? [seat] : [];
  });
}

function waitingOf(scene: TableScene) {
  const { you, table, presence, isAgreeing } = scene;
  const isReady = you !== null && presence?.result?.ready.includes(you) === true;
  return {
    isReady,
    mayGoOn: you !== null && table.status === "playing" && !table.isEnding,
    isSending: isAgreeing,
    untilAt: presence?.result?.untilAt ?? null,
  };
}

/** How long the result still stays at most. */
function Rest({ untilAt }: { readonly untilAt: number }) {
  const { t } = useTranslation();
  const glance = useGlance();
  const now = useNow(TICK_MS);
  const time = minutesAndSeconds(untilAt - glance().clockOffsetMs - now);
  return (
    <span role="timer" className={styles["rest"]}>
      {t(($) => $.table.result.nextIn, { time })}
    </span>
  );
}

/** For whom the next deal waits, once the viewer does. */
function Others() {
  const { t } = useTranslation();
  const nameOf = useNames();
  const awaited = useTable(awaitedIn);
  if (awaited.length === 0) return null;
  return <span role="status">{t(($) => $.table.result.waitingFor, { names: awaited.map(nameOf).join(", ") })}</span>;
}

/** With this the viewer has read the result; where it is not there, they have already, or only look on. */
export function NextDeal() {
  const { t } = useTranslation();
  const { dealNext } = useActions();
  const { isReady, mayGoOn, isSending } = useTable(waitingOf);
  // The club's answer comes a moment before everybody is told who is ready.
  const [hasRead, setHasRead] = useState(false);
  if (dealNext === undefined || !mayGoOn || isReady) return null;
  const goOn = () => {
    setHasRead(true);
    dealNext();
  };
  return (
    <Button look="primary" disabled={isSending || hasRead} onClick={goOn}>
      {t(($) => $.table.result.next)}
    </Button>
  );
}

/** For whom the next deal waits, and for how long at most. */
export function WaitingForDeal() {
  const { isReady, untilAt } = useTable(waitingOf);
  return (
    <p className={styles["note"]}>
      {isReady ? <Others /> : null}
      {untilAt === null ? null : <Rest key={untilAt} untilAt={untilAt} />}
    </p>
  );
}
