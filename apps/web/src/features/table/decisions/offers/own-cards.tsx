import type { Seat } from "@trelyazh/preferans";
import { cardName } from "@trelyazh/i18n";
import { useTranslation } from "react-i18next";
import { MiniCard } from "#ui/cards/mini-card.tsx";
import { suitRows } from "#ui/cards/hand-order.ts";
import { Toggle } from "#ui/settings/toggle.tsx";
import { useDeal } from "../../scene/use-deal.ts";

interface OwnCardsProps {
  readonly seat: Seat;
  readonly isShown: boolean;
  readonly onChange: (isShown: boolean) => void;
}

/** Whether an offer shows the cards of whoever makes it, and which ones those are: the window lies over them. */
export function OwnCards({ seat, isShown, onChange }: OwnCardsProps) {
  const { t } = useTranslation();
  const rows = suitRows(useDeal(({ hands }) => hands[seat] ?? []) ?? []);
  return (
    <div className="mt-4 flex flex-col gap-2">
      <Toggle
        label={t(($) => $.table.offer.show)}
        hint={t(($) => $.table.offer.showHint)}
        isOn={isShown}
        onChange={onChange}
      />
      <ul
        aria-label={t(($) => $.table.yourCards)}
        className={`flex flex-wrap gap-x-3 gap-y-1.5 transition-opacity duration-(--quick) ${isShown ? "" : "opacity-45"}`}
      >
        {rows.map((cards) => (
          <li key={cards[0]} className="flex gap-1">
            <span className="sr-only">{cards.map((card) => cardName(t, card)).join(", ")}</span>
            {cards.map((card) => (
              <MiniCard key={card} card={card} shape="line" />
            ))}
          </li>
        ))}
      </ul>
    </div>
  );
}
