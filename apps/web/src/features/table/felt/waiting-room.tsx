import { blankSheet, progressOf, SEATS, type Seat } from "@trelyazh/preferans";
import { goalText, personName } from "@trelyazh/i18n";
import { figureOf } from "@trelyazh/protocol";
import { expectedAt, whyNotAddBot, whyNotJoin, whyNotKeepOut, type Occupant } from "@trelyazh/table";
import { UserRound, UserRoundPlus, UserRoundX } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFinishRate } from "#lib/club/use-finish-rate.ts";
import { useLayers } from "#lib/layers.ts";
import { Button } from "#ui/button.tsx";
import { ConfirmDialog } from "#ui/confirm-dialog.tsx";
import { IconButton } from "#ui/icon-button.tsx";
import { PartBoundary } from "#ui/part-boundary.tsx";
import { PersonFigure } from "#ui/person/person-figure.tsx";
import { useActions, useNames, useTable } from "../scene/table-context.ts";
import { OpenConditions } from "../conditions/table-conditions.tsx";
import { CopyLink } from "./copy-link.tsx";
import { KeptOut } from "./kept-out.tsx";
import styles from "./waiting-room.module.css";
import { OpenPerson } from "../seats/open-person.tsx";
import { useNow } from "#lib/time/use-now.ts";
import { BotPortrait } from "../seats/faces/bot-portrait.tsx";
import { Panel, PanelRow, PanelText, PanelTitle } from "../scene/panel.tsx";

const ShortFinishRate = lazy(async () => ({
  default: (await import("#ui/person/late/finish-rate.tsx")).ShortFinishRate,
}));

type Person = Extract<Occupant, { kind: "human" }>;

interface ChairProps {
  readonly seat: Seat;
  /** Asks whether that person shall be removed. */
  readonly onKeepOut: (guest: Person) => void;
}

function Sign({ occupant }: { readonly occupant: Occupant | null }) {
  if (occupant === null) return <UserRound size={22} strokeWidth={1.6} />;
  if (occupant.kind === "human") {
    const { userId } = occupant;
    return <PersonFigure figure={figureOf(userId)} userId={userId} className={styles["face"]} />;
  }
  return <BotPortrait persona={occupant.persona} className={styles["face"]} signClass={styles["face"]} />;
}

function Chair({ seat, onKeepOut }: ChairProps) {
  const { t } = useTranslation();
  const nameOf = useNames();
  const now = useNow(1000);
  const { occupant, expected } = useTable(({ table, clockOffsetMs }) => ({
    occupant: table.seats[seat] ?? null,
    expected: expectedAt(table, seat, now + clockOffsetMs)?.name ?? null,
  }));
  const free =
    expected === null
      ? t(($) => $.table.waiting.free)
      : t(($) => $.table.waiting.expected, { name: personName(t, expected) });
  return (
    <li className={styles["chair"]} data-free={occupant === null}>
      <OpenPerson seat={seat} />
      <span className={styles["sign"]} aria-hidden="true">
        <Sign occupant={occupant} />
      </span>
      <span className={styles["name"]} translate={occupant === null ? undefined : "no"}>
        {occupant === null ? free : nameOf(seat)}
      </span>
      {occupant?.kind === "bot" && occupant.persona !== undefined ? (
        <span className={styles["mark"]}>{t(($) => $.bots.mark)}</span>
      ) : null}
      {occupant === null ? <WaysToFill seat={seat} now={now} /> : null}
      {occupant?.kind === "human" ? <OfPerson guest={occupant} onAsk={onKeepOut} /> : null}
    </li>
  );
}

interface WaysToFillProps extends Pick<ChairProps, "seat"> {
  /** The time of this device. */
  readonly now: number;
}

function WaysToFill({ seat, now }: WaysToFillProps) {
  const { t } = useTranslation();
  const { addBot, sit } = useActions();
  const { maySit, mayAddBot } = useTable(({ table, you, me, clockOffsetMs }) => ({
    maySit: me !== null && whyNotJoin(table, me, { seat, at: now + clockOffsetMs }) === null,
    mayAddBot: you !== null && whyNotAddBot(table, you, seat) === null,
  }));
  return (
    <span className={styles["ways"]}>
      {maySit ? (
        <Button look="primary" size="s" className="min-h-11" onClick={() => sit(seat)}>
          {t(($) => $.table.waiting.sit)}
        </Button>
      ) : null}
      {mayAddBot ? (
        <Button look="felt" size="s" className="min-h-11" onClick={() => addBot(seat)}>
          {t(($) => $.table.waiting.addBot)}
        </Button>
      ) : null}
    </span>
  );
}

interface KeepOutProps {
  readonly guest: Person;
  readonly onAsk: (guest: Person) => void;
}

/** How somebody finishes what they begin. */
function Rate({ userId }: { readonly userId: string }) {
  const rate = useFinishRate(userId);
  if (rate === null) return null;
  return (
    <PartBoundary part="tools" frame={() => null}>
      <Suspense fallback={null}>
        <ShortFinishRate rate={rate} className={styles["rate"]} />
      </Suspense>
    </PartBoundary>
  );
}

/** What the club knows of somebody, and what can be done about them. */
function OfPerson({ guest, onAsk }: KeepOutProps) {
  const { showPerson } = useActions();
  return (
    <>
      {showPerson === undefined ? null : <Rate userId={guest.userId} />}
      <KeepOut guest={guest} onAsk={onAsk} />
    </>
  );
}

/** For the owner alone, at everybody else's chair. */
function KeepOut({ guest, onAsk }: KeepOutProps) {
  const { t } = useTranslation();
  const may = useTable(({ table, you }) => you !== null && whyNotKeepOut(table, you, guest.userId) === null);
  if (!may) return null;
  return (
    <IconButton
      label={t(($) => $.hosting.removeOf, { name: personName(t, guest.name) })}
      className={styles["remove"]}
      onClick={() => onAsk(guest)}
    >
      <UserRoundX size={20} strokeWidth={1.7} aria-hidden="true" />
    </IconButton>
  );
}

/** The person stays the same, whoever sits on the chair by the time of the answer. */
function KeepOutDialog({ guest }: Pick<KeepOutProps, "guest">) {
  const { t } = useTranslation();
  const { keepOut } = useActions();
  const { close } = useLayers();
  const name = personName(t, guest.name);
  return (
    <ConfirmDialog
      layer="remove"
      title={t(($) => $.hosting.title, { name })}
      text={t(($) => $.hosting.text, { name })}
      action={t(($) => $.hosting.remove)}
      busy={false}
      onConfirm={() => {
        keepOut(guest.userId);
        close("remove");
      }}
    />
  );
}

/** How long the pulya will be. */
function Goal() {
  const { t } = useTranslation();
  const settings = useTable(({ table }) => table.settings);
  const { players } = settings;
  const before = progressOf({ settings, sheet: blankSheet(players), dealNumber: 0 });
  return <PanelText className={styles["goal"]}>{goalText(t, before, players)}</PanelText>;
}

/** For those who sit there: friends, and the address. */
function Invite() {
  const { t } = useTranslation();
  const { invite } = useActions();
  const isPlayer = useTable(({ you }) => you !== null);
  if (invite === undefined || !isPlayer) return null;
  return (
    <Button look="felt" aria-haspopup="dialog" onClick={invite}>
      <UserRoundPlus size={18} aria-hidden="true" />
      <span>{t(($) => $.table.waiting.invite)}</span>
    </Button>
  );
}

/** Before the first deal: who sits where, and how to fill the chairs. */
export function WaitingRoom() {
  const { t } = useTranslation();
  const { open } = useLayers();
  const [guest, setGuest] = useState<Person | null>(null);
  const chairs = useTable(({ table }) => table.seats.length);
  const ask = (person: Person) => {
    setGuest(person);
    open("remove");
  };
  return (
    <Panel label={t(($) => $.table.waiting.title)}>
      <div className="flex flex-wrap items-center justify-between gap-x-4">
        <PanelTitle>{t(($) => $.table.waiting.title)}</PanelTitle>
        <OpenConditions className={styles["conditions"]} />
      </div>
      <Goal />
      <PanelText className="low-felt:sr-only">{t(($) => $.table.waiting.text)}</PanelText>
      <ul className={styles["chairs"]}>
        {SEATS.slice(0, chairs).map((seat) => (
          <Chair key={seat} seat={seat} onKeepOut={ask} />
        ))}
      </ul>
      <KeptOut />
      <PanelRow>
        <Invite />
        <CopyLink />
      </PanelRow>
      {guest === null ? null : <KeepOutDialog guest={guest} />}
    </Panel>
  );
}
