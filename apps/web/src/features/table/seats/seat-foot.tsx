import type { Pulya, Seat } from "@trelyazh/preferans";
import { personName } from "@trelyazh/i18n";
import { isUntimed, type Bank, type Table } from "@trelyazh/table";
import { Eye, Hourglass } from "lucide-react";
import { useTranslation } from "react-i18next";
import { isDown, useLine } from "#lib/club/line/use-line.ts";
import { runOf, type Run } from "./clock.ts";
import { RestingBank, RunningBank } from "./countdown.tsx";
import { isOnline, seatNote, type SeatNote } from "./seat-note.ts";
import { sitsOut } from "../scene/deal-facts.ts";
import { useTable } from "../scene/table-context.ts";
import { useDeal } from "../scene/use-deal.ts";
import { Bombs } from "../signs/late-signs.tsx";
import styles from "./seat-foot.module.css";

/** Whether the person on that chair has the table open; of the viewer, whether their own line is there. */
export function PresenceDot({ seat }: { readonly seat: Seat }) {
  const { t } = useTranslation();
  const isLineDown = isDown(useLine());
  // A table that has another source than the club, as in practice, is not cut off with the line.
  const isCutOff = useTable(({ you, link }) => you === seat && link.kind !== "open") && isLineDown;
  const online = useTable(({ table, presence }) => isOnline(table, presence, seat));
  if (isCutOff) return <Dot look="cut off" label={t(($) => $.line.down)} />;
  if (online === null) return null;
  return online ? (
    <Dot look="online" label={t(($) => $.table.presence.online)} />
  ) : (
    <Dot look="offline" label={t(($) => $.table.presence.offline)} />
  );
}

/** A bot that thinks less than its level needs; a novice needs no time. */
export function HurrySign({ seat }: { readonly seat: Seat }) {
  const { t } = useTranslation();
  const isHurried = useTable(({ table, presence }) => {
    const occupant = table.seats[seat];
    return presence?.botsHurry === true && occupant?.kind === "bot" && occupant.level !== "novice";
  });
  if (!isHurried) return null;
  const label = t(($) => $.hosting.bots.sign);
  return (
    <span className={styles["hurry"]} role="img" aria-label={label} title={label}>
      <Hourglass size={12} strokeWidth={2.2} aria-hidden="true" />
    </span>
  );
}

function Dot({ look, label }: { readonly look: "online" | "offline" | "cut off"; readonly label: string }) {
  return <span className={styles["dot"]} data-look={look} role="img" aria-label={label} title={label} />;
}

function Note({ note }: { readonly note: SeatNote }) {
  const { t } = useTranslation();
  if (note.kind === "offline") {
    // The dot says it already to those who do not see.
    return (
      <span className="truncate" aria-hidden="true">
        {t(($) => $.table.presence.offlineShort)}
      </span>
    );
  }
  const name = personName(t, note.name);
  const isAwaited = note.kind === "awaited";
  const full = isAwaited ? t(($) => $.table.presence.awaited, { name }) : t(($) => $.table.presence.left, { name });
  const short = isAwaited
    ? t(($) => $.table.presence.awaitedShort, { name })
    : t(($) => $.table.presence.leftShort, { name });
  return (
    <span className="truncate" title={full}>
      <span aria-hidden="true">{short}</span>
      <span className="sr-only">{full}</span>
    </span>
  );
}

/** A bank that runs. One's own is told beside the prompt; none runs while the clocks of the club stand still. */
function Running({ run, bank, seat }: { readonly run: Run; readonly bank: Bank; readonly seat: Seat }) {
  const isHidden = useTable(({ you, presence }) => seat === you || presence?.isStorageAway === true);
  return isHidden ? null : <RunningBank key={run.deadlineAt} run={run} bank={bank} />;
}

/** Returns what somebody has left of their reserve, in milliseconds. */
function restOfBank(table: Table, seat: Seat): number {
  const { banks, seats, status } = table;
  const isPerson = seats[seat]?.kind === "human" && status !== "finished";
  return isPerson && !isUntimed(table) ? (banks.time[seat] ?? 0) : 0;
}

/** The reserve of time, running or at rest. */
function Reserve({ seat }: { readonly seat: Seat }) {
  const run = useTable(({ table }) => runOf(table, seat));
  const ms = useTable(({ table }) => restOfBank(table, seat));
  const bank = run?.bank ?? null;
  if (run !== null && bank !== null) return <Running run={run} bank={bank} seat={seat} />;
  return ms > 0 ? <RestingBank ms={ms} /> : null;
}

const liesOpen = ({ deal }: Pulya, seat: Seat) => deal?.phase === "play" && deal.open.includes(seat);

/** Said of a dealer who has no hand in this deal. */
function SitsOut() {
  const { t } = useTranslation();
  return <span className="shrink-0">{t(($) => $.table.sitsOut)}</span>;
}

/** The viewer's own cards look to them as they always do; here they see that others see them. */
function OpenCards() {
  const { t } = useTranslation();
  const full = t(($) => $.table.openToAll);
  return (
    <span className="flex shrink-0 items-center gap-1" title={full}>
      <Eye size={13} aria-hidden="true" />
      <span aria-hidden="true">{t(($) => $.table.openToAllShort)}</span>
      <span className="sr-only">{full}</span>
    </span>
  );
}

/** The quiet line under a name: who sits out, whose cards are open, who is away, who has bombs, and how much time somebody has in reserve. */
export function SeatFoot({ seat }: { readonly seat: Seat }) {
  const note = useTable(({ table, presence }) => seatNote(table, presence, seat));
  const isCutOff = useTable(({ table }) => runOf(table, seat)?.bank === "connection");
  const isOpen = useTable(({ table: { pulya }, you }) => you === seat && pulya !== null && liesOpen(pulya, seat));
  const isOut = useDeal((deal) => sitsOut(deal, seat)) === true;
  return (
    <span className={styles["foot"]}>
      {isOut ? <SitsOut /> : null}
      {note === null || isCutOff ? null : <Note note={note} />}
      {isOpen ? <OpenCards /> : null}
      <Bombs seat={seat} />
      <Reserve seat={seat} />
    </span>
  );
}
