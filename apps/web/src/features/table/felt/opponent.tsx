import type { Legal, Seat } from "@trelyazh/preferans";
import { maySubstitute } from "@trelyazh/table";
import { UserRoundPlus } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Button } from "#ui/button.tsx";
import { isOpenHand } from "../scene/deal-facts.ts";
import { ClosedHand, Hand } from "../cards/hand.tsx";
import { heldBy, playableIn, useCardTaking } from "./own-area.tsx";
import type { Place } from "../scene/places.ts";
import { SeatPlate } from "../seats/seat-plate.tsx";
import { useTable } from "../scene/table-context.ts";
import { useNow } from "../seats/use-now.ts";
import styles from "./opponent.module.css";

interface OpponentProps {
  readonly seat: Seat;
  readonly place: Place;
  readonly legal: Legal;
}

const NOTHING = () => undefined;
const LOOK_AGAIN_MS = 5000;

/** Another player's edge of the table: plate and backs, or open cards, which a light whister plays too. */
export function Opponent({ seat, place, legal }: OpponentProps) {
  const { t } = useTranslation();
  const { table, you, nameOf } = useTable();
  const { take, refuse } = useCardTaking(legal, NOTHING);
  const hand = heldBy(table, seat);
  return (
    <div className={styles["opponent"]} data-place={place}>
      <SeatPlate seat={seat} place={place} />
      {isOpenHand(hand) ? (
        <Hand
          label={t(($) => $.table.cardsOf, { name: nameOf(seat) })}
          cards={hand}
          playable={playableIn(legal, seat, you)}
          onPick={take}
          onRefused={refuse}
          look="open"
        />
      ) : (
        hand.length > 0 && <ClosedHand count={hand.length} />
      )}
      <Substitute seat={seat} />
    </div>
  );
}

/** Anyone who looks on may take the chair of somebody who has left, once it is time. */
function Substitute({ seat }: { readonly seat: Seat }) {
  const { t } = useTranslation();
  const { table, me, sit, clockOffsetMs } = useTable();
  const at = useNow(LOOK_AGAIN_MS) + clockOffsetMs;
  if (me === null || !maySubstitute(table, me.id, { seat, at })) return null;
  return (
    <Button
      look="felt"
      size="s"
      aria-label={t(($) => $.table.presence.substituteOf, { place: seat + 1 })}
      onClick={() => sit(seat)}
    >
      <UserRoundPlus size={16} aria-hidden="true" />
      {t(($) => $.table.presence.substitute)}
    </Button>
  );
}
