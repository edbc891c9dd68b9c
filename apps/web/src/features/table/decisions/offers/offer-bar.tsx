import { SEATS, type Offer } from "@trelyazh/preferans";
import { useTranslation } from "react-i18next";
import { Button } from "#ui/button.tsx";
import { Panel, PanelRow, PanelText } from "../../scene/panel.tsx";
import { ADVISED, useAdvisedWord } from "../../scene/advice.ts";
import { useActions, useNames, useTable } from "../../scene/table-context.ts";
import { usePlay } from "../../scene/use-deal.ts";

/** Returns an offer in one sentence. */
function useOfferText(): (offer: Offer) => string {
  const { t } = useTranslation();
  const nameOf = useNames();
  const you = useTable((scene) => scene.you);
  const hands = usePlay(({ seats }) => seats) ?? SEATS;
  return ({ seat, taken, shows }) => {
    // Nothing is said of a dealer who sits out and takes nothing.
    const split = SEATS.filter((at) => hands.includes(at) || (taken[at] ?? 0) > 0)
      .map((at) =>
        t(($) => $.sentences.share[at === you ? "you" : "other"], { name: nameOf(at), amount: taken[at] ?? 0 }),
      )
      .join(", ");
    if (seat === you) return t(($) => $.table.offer.pending, { split });
    const words = { name: nameOf(seat), split };
    return shows ? t(($) => $.table.offer.incomingShown, words) : t(($) => $.table.offer.incoming, words);
  };
}

interface OfferBarProps {
  readonly mayAnswer: boolean;
  readonly mayWithdraw: boolean;
}

/** The offer on the table and what the viewer can do about it. */
export function OfferBar({ mayAnswer, mayWithdraw }: OfferBarProps) {
  const { t } = useTranslation();
  const { act } = useActions();
  const sending = useTable((scene) => scene.sending);
  const offer = usePlay((deal) => deal.offer);
  const isAdvised = useAdvisedWord();
  const textOf = useOfferText();
  if (offer === null) return null;
  return (
    <Panel label={t(($) => $.table.offer.title)}>
      <PanelText>{textOf(offer)}</PanelText>
      <PanelRow>
        {mayAnswer ? (
          <>
            <Button
              look="primary"
              className={ADVISED}
              data-advised={isAdvised(true)}
              disabled={sending}
              onClick={() => act({ type: "answerOffer", accept: true })}
            >
              {t(($) => $.table.offer.accept)}
            </Button>
            <Button
              look="felt"
              className={ADVISED}
              data-advised={isAdvised(false)}
              disabled={sending}
              onClick={() => act({ type: "answerOffer", accept: false })}
            >
              {t(($) => $.table.offer.refuse)}
            </Button>
          </>
        ) : null}
        {mayWithdraw ? (
          <Button look="felt" disabled={sending} onClick={() => act({ type: "withdrawOffer" })}>
            {t(($) => $.table.offer.withdraw)}
          </Button>
        ) : null}
      </PanelRow>
    </Panel>
  );
}
