import type { Legal, Seat } from "@trelyazh/preferans";
import { useTranslation } from "react-i18next";
import { isOpenHand } from "./deal-facts.ts";
import { ClosedHand, Hand } from "./hand.tsx";
import { heldBy, playableIn, useCardTaking } from "./own-area.tsx";
import type { Place } from "./places.ts";
import { SeatPlate } from "./seat-plate.tsx";
import { useTable } from "./table-context.ts";

interface OpponentProps {
  readonly seat: Seat;
  readonly place: Place;
  readonly legal: Legal;
}

const NOTHING = () => undefined;

/** Another player's edge of the table: plate and backs, or open cards, which a light whister plays too. */
export function Opponent({ seat, place, legal }: OpponentProps) {
  const { t } = useTranslation();
  const { table, you, nameOf } = useTable();
  const { take, refuse } = useCardTaking(legal, NOTHING);
  const hand = heldBy(table, seat);
  return (
    <div className="opponent" data-place={place}>
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
    </div>
  );
}
