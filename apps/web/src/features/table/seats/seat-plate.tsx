import type { Deal, Seat } from "@trelyazh/preferans";
import { callName, whistName } from "@trelyazh/i18n";
import type { Occupant } from "@trelyazh/table";
import { Bot, UserRound } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { BidMark } from "#ui/cards/bid-mark.tsx";
import { runOf } from "./clock.ts";
import { ClockRing } from "./clock-ring.tsx";
import { declarationOf, tricksOf, whistOf } from "../scene/deal-facts.ts";
import type { Place } from "../scene/places.ts";
import { PresenceDot, SeatFoot } from "./seat-foot.tsx";
import { useTable } from "../scene/table-context.ts";
import styles from "./seat-plate.module.css";

function Word({ deal, seat }: { readonly deal: Deal; readonly seat: Seat }) {
  const { t } = useTranslation();
  const declaration = declarationOf(deal);
  if (declaration?.declarer === seat) {
    return (
      <span className={styles["word"]} data-says="contract">
        <BidMark bid={declaration.contract} />
      </span>
    );
  }
  const whist = whistOf(deal, seat);
  if (whist !== null) return <span className={styles["word"]}>{whistName(t, whist)}</span>;
  const call = deal.phase === "auction" ? deal.calls.findLast((spoken) => spoken.seat === seat)?.call : undefined;
  if (call === undefined) return null;
  if (call === "pass" || call === "hold") return <span className={styles["word"]}>{callName(t, call)}</span>;
  return (
    <span className={styles["word"]} data-says="bid">
      <BidMark bid={call} />
    </span>
  );
}

function Tricks({ count }: { readonly count: number }) {
  const { t } = useTranslation();
  return (
    <span className={styles["tricks"]} aria-label={t(($) => $.table.tricks, { count })} role="img">
      {count}
    </span>
  );
}

function Avatar({ seat, children }: { readonly seat: Seat; readonly children: ReactNode }) {
  const { table, clockOffsetMs } = useTable();
  const { turn } = table;
  const deal = table.pulya?.deal ?? null;
  const active = turn?.actor === seat && deal?.phase !== "finished" && table.pause === null;
  return (
    <span className={styles["avatar"]} data-active={active}>
      {active ? (
        <ClockRing key={`${turn.number} ${turn.deadlineAt}`} run={runOf(table, seat)} clockOffsetMs={clockOffsetMs} />
      ) : null}
      {children}
    </span>
  );
}

function Portrait({ occupant, name }: { readonly occupant: Occupant | null; readonly name: string }) {
  if (occupant === null)
    return <UserRound strokeWidth={1.6} aria-hidden="true" className={`${styles["portrait"]} opacity-40`} />;
  if (occupant.kind === "bot") return <Bot strokeWidth={1.6} aria-hidden="true" className={styles["portrait"]} />;
  return <span aria-hidden="true">{name.slice(0, 1).toUpperCase()}</span>;
}

/** Who sits there and what they have said and won. */
export function SeatPlate({ seat, place }: { readonly seat: Seat; readonly place: Place }) {
  const { t } = useTranslation();
  const { table, nameOf } = useTable();
  const occupant = table.seats[seat];
  const deal = table.pulya?.deal ?? null;
  const tricks = deal === null ? null : tricksOf(deal, seat);
  const name = nameOf(seat);
  return (
    <div className={styles["plate"]} data-place={place} role="group" aria-label={name}>
      <Avatar seat={seat}>
        <Portrait occupant={occupant ?? null} name={name} />
        {deal?.dealer === seat ? (
          <span
            className={styles["dealer"]}
            role="img"
            aria-label={t(($) => $.table.dealer)}
            title={t(($) => $.table.dealer)}
          />
        ) : null}
        <PresenceDot seat={seat} />
      </Avatar>
      <span className={styles["text"]}>
        <span className={styles["name"]}>{name}</span>
        <span className={styles["line"]}>
          {deal === null ? null : <Word deal={deal} seat={seat} />}
          {tricks === null ? null : <Tricks count={tricks} />}
        </span>
        <SeatFoot seat={seat} />
      </span>
    </div>
  );
}
