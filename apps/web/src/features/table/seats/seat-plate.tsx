import type { Seat } from "@trelyazh/preferans";
import { callName, whistName } from "@trelyazh/i18n";
import { figureOf } from "@trelyazh/protocol";
import type { Occupant, Table, Turn } from "@trelyazh/table";
import { Bot, UserRound } from "lucide-react";
import { memo, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { BidMark } from "#ui/cards/bid-mark.tsx";
import { PartBoundary } from "#ui/part-boundary.tsx";
import { PersonFigure } from "#ui/person/person-figure.tsx";
import { runOf } from "./clock.ts";
import { ClockRing } from "./clock-ring.tsx";
import { callsBeforeWord, levelOwedBy, tricksOf, wordOf } from "../scene/deal-facts.ts";
import type { Place } from "../scene/places.ts";
import { BotPortrait } from "./faces/bot-portrait.tsx";
import { TableBack } from "../cards/table-card.tsx";
import { OpenPerson } from "./open-person.tsx";
import { HurrySign, PresenceDot, SeatFoot } from "./seat-foot.tsx";
import { useNames, useTable } from "../scene/table-context.ts";
import { useDeal } from "../scene/use-deal.ts";
import styles from "./seat-plate.module.css";

/** What somebody has last said in this deal. */
function Word({ seat }: { readonly seat: Seat }) {
  const { t } = useTranslation();
  const word = useDeal((deal) => wordOf(deal, seat));
  if (word === null) return null;
  switch (word.kind) {
    case "declares":
      return (
        <span className={styles["word"]} data-says="contract">
          <BidMark bid={word.contract} />
        </span>
      );
    case "whist":
      return <span className={styles["word"]}>{whistName(t, word.answer)}</span>;
    case "call":
      return <span className={styles["word"]}>{callName(t, word.call)}</span>;
    case "bid":
      return (
        <span className={styles["word"]} data-says="bid">
          <BidMark bid={word.bid} />
        </span>
      );
  }
}

/** What somebody called before that, in order, until play begins. */
function EarlierCalls({ seat }: { readonly seat: Seat }) {
  const { t } = useTranslation();
  const calls = useDeal((deal) => callsBeforeWord(deal, seat)) ?? [];
  return calls.map((call) => (
    <span key={call} className={styles["earlier"]}>
      {call === "pass" || call === "hold" ? callName(t, call) : <BidMark bid={call} />}
    </span>
  ));
}

/** Calls and word of a seat, in order. */
function Said({ seat }: { readonly seat: Seat }) {
  const hasSpoken = useDeal((deal) => wordOf(deal, seat) !== null || callsBeforeWord(deal, seat).length > 0);
  if (hasSpoken !== true) return null;
  return (
    <span className={styles["said"]}>
      <EarlierCalls seat={seat} />
      <Word seat={seat} />
    </span>
  );
}

/** How many tricks somebody has won; of declarer also how many the contract asks for. */
function Tricks({ seat }: { readonly seat: Seat }) {
  const { t } = useTranslation();
  const count = useDeal((deal) => tricksOf(deal, seat));
  const level = useDeal((deal) => levelOwedBy(deal, seat));
  if (count === null) return null;
  const won = t(($) => $.table.tricks, { count });
  if (level !== null) {
    const short = t(($) => $.table.tricksOf, { count, level });
    return (
      <span key={count} className={styles["tricks"]} aria-label={`${won}, ${short}`} role="img">
        {short}
      </span>
    );
  }
  return (
    <span key={count} className={styles["tricks"]} aria-label={won} role="img">
      <span className={styles["brief"]}>{count}</span>
      <span className={styles["full"]}>{won}</span>
    </span>
  );
}

/** Returns the turn that a seat has while the game is on. */
function turnAt({ pulya, turn, pause }: Table, seat: Seat): Turn | null {
  const isOn = pause === null && pulya?.deal?.phase !== "finished";
  return isOn && turn?.actor === seat ? turn : null;
}

function Avatar({ seat, children }: { readonly seat: Seat; readonly children: ReactNode }) {
  const turn = useTable(({ table }) => turnAt(table, seat));
  const run = useTable(({ table }) => runOf(table, seat));
  return (
    <span className={styles["avatar"]} data-active={turn !== null}>
      {turn === null ? null : <ClockRing key={`${turn.number} ${turn.deadlineAt}`} run={run} />}
      {children}
    </span>
  );
}

interface PortraitProps {
  /** Nobody on a free chair; undefined where there is no chair, but a hand. */
  readonly occupant: Occupant | null | undefined;
  readonly name: string;
}

function Portrait({ occupant, name }: PortraitProps) {
  if (occupant === undefined)
    return (
      <span aria-hidden="true" className={styles["dummy"]}>
        <TableBack />
      </span>
    );
  if (occupant === null)
    return <UserRound strokeWidth={1.6} aria-hidden="true" className={`${styles["portrait"]} opacity-40`} />;
  if (occupant.kind === "bot")
    return <BotPortrait persona={occupant.persona} className={styles["face"]} signClass={styles["portrait"]} />;
  return (
    <PersonFigure figure={figureOf(occupant.userId)} userId={occupant.userId} className={styles["face"]}>
      <span>{name.slice(0, 1).toUpperCase()}</span>
    </PersonFigure>
  );
}

/** Nobody shall take a bot for a person, whatever its name is. */
function BotMark() {
  return (
    <span className={styles["bot-mark"]} aria-hidden="true">
      <Bot size={12} strokeWidth={2.2} />
    </span>
  );
}

interface SeatPlateProps {
  readonly seat: Seat;
  readonly place: Place;
}

const Plate = memo(function Plate({ seat, place }: SeatPlateProps) {
  const { t } = useTranslation();
  const occupant = useTable(({ table }) => table.seats[seat]);
  const isDealer = useDeal(({ dealer }) => dealer === seat);
  const name = useNames()(seat);
  const isSomebody = occupant?.kind === "bot" && occupant.persona !== undefined;
  const label = isSomebody ? t(($) => $.bots.marked, { name }) : name;
  return (
    <div className={styles["plate"]} data-place={place} data-free={occupant === null} role="group" aria-label={label}>
      <Avatar seat={seat}>
        <Portrait occupant={occupant} name={name} />
        {isDealer === true ? (
          <span
            className={styles["dealer"]}
            role="img"
            aria-label={t(($) => $.table.dealer)}
            title={t(($) => $.table.dealer)}
          />
        ) : null}
        <PresenceDot seat={seat} />
        <HurrySign seat={seat} />
        {isSomebody ? <BotMark /> : null}
      </Avatar>
      <span className={styles["text"]}>
        <span translate="no" className={styles["name"]}>
          {name}
        </span>
        <span className={styles["line"]}>
          <Said seat={seat} />
          <Tricks seat={seat} />
        </span>
        <SeatFoot seat={seat} />
      </span>
      <OpenPerson seat={seat} />
    </div>
  );
});

/** Who sits there and what they have said and won. */
export function SeatPlate(props: SeatPlateProps) {
  return (
    <PartBoundary part="plate" isSmall>
      <Plate {...props} />
    </PartBoundary>
  );
}
