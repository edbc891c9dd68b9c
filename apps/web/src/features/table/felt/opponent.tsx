import type { Seat } from "@trelyazh/preferans";
import { errorText } from "@trelyazh/i18n";
import { maySubstitute, whyNotJoin } from "@trelyazh/table";
import { UserRoundPlus } from "lucide-react";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "#ui/button.tsx";
import { isOpenHand, sitsOut } from "../scene/deal-facts.ts";
import { ClosedHand, Hand } from "../cards/hand.tsx";
import { heldBy, playableIn, useCardTaking } from "./own-area.tsx";
import type { Place } from "../scene/places.ts";
import { SeatPlate } from "../seats/seat-plate.tsx";
import { useActions, useGlance, useNames, useTable } from "../scene/table-context.ts";
import type { TableScene } from "../scene/table-store.ts";
import { useDeal } from "../scene/use-deal.ts";
import { useNow } from "#lib/time/use-now.ts";
import styles from "./opponent.module.css";

interface OpponentProps {
  readonly seat: Seat;
  readonly place: Place;
}

const NOTHING = () => undefined;
const LOOK_AGAIN_MS = 5000;

/** Another player's edge of the table: plate and backs, or open cards, which a light whister plays too. */
export function Opponent({ seat, place }: OpponentProps) {
  const isOpen = useTable(({ table }) => isOpenHand(heldBy(table, seat)));
  const isOut = useDeal((deal) => sitsOut(deal, seat)) === true;
  return (
    <div
      className={styles["opponent"]}
      data-place={place}
      data-open={isOpen || undefined}
      data-rests={isOut || undefined}
    >
      <SeatPlate seat={seat} place={place} />
      <OpponentHand seat={seat} />
      <Substitute seat={seat} />
    </div>
  );
}

function OpponentHand({ seat }: Pick<OpponentProps, "seat">) {
  const { t } = useTranslation();
  const nameOf = useNames();
  const hand = useTable(({ table }) => heldBy(table, seat));
  const playable = useTable(({ legal, you }) => playableIn(legal, seat, you));
  const taking = useCardTaking({ playable, onToggleDiscard: NOTHING });
  if (!isOpenHand(hand)) return hand.length > 0 && <ClosedHand count={hand.length} />;
  return (
    <Hand
      label={t(($) => $.table.cardsOf, { name: nameOf(seat) })}
      cards={hand}
      playable={playable}
      taking={taking}
      look="open"
    />
  );
}

/** Anyone who looks on may take the chair of somebody who has left, once it is time. */
function Substitute({ seat }: Pick<OpponentProps, "seat">) {
  const mayCome = useTable((scene) => mayBeSubstitute(scene, seat));
  return mayCome ? <TakeChair seat={seat} /> : null;
}

/** Returns whether the viewer may take that chair, sooner or later. */
function mayBeSubstitute({ table, me }: TableScene, seat: Seat): boolean {
  return me !== null && maySubstitute(table, me.id, { seat, at: Number.POSITIVE_INFINITY });
}

function TakeChair({ seat }: Pick<OpponentProps, "seat">) {
  const { t } = useTranslation();
  const { sit } = useActions();
  const glance = useGlance();
  const now = useNow(LOOK_AGAIN_MS);
  const reasonId = useId();
  const { table, me, clockOffsetMs } = glance();
  const at = now + clockOffsetMs;
  if (me === null || !maySubstitute(table, me.id, { seat, at })) return null;
  const code = whyNotJoin(table, me, { seat, at });
  return (
    <>
      <Button
        look="felt"
        size="s"
        className="min-h-11"
        aria-label={t(($) => $.table.presence.substituteOf, { place: seat + 1 })}
        aria-describedby={code === null ? undefined : reasonId}
        disabled={code !== null}
        onClick={() => sit(seat)}
      >
        <UserRoundPlus size={16} aria-hidden="true" />
        <span>{t(($) => $.table.presence.substitute)}</span>
      </Button>
      {code === null ? null : (
        <p id={reasonId} className={styles["reason"]}>
          {errorText(t, code)}
        </p>
      )}
    </>
  );
}
