import type { Game, WhistAnswer } from "@trelyazh/preferans";
import { bidName, cardName, whistName } from "@trelyazh/i18n";
import { Eye, EyeOff } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { TermId } from "#lib/rulebook/term-ids.ts";
import { Button } from "#ui/button.tsx";
import { BidMark } from "#ui/cards/bid-mark.tsx";
import { ContractPicker } from "./auction-panel.tsx";
import { completeDiscard, type OrderDraft } from "./order-draft.ts";
import { declarationOf } from "../scene/deal-facts.ts";
import { ADVISED, useAdvisedWord } from "../scene/advice.ts";
import { useActions, useNames, useTable } from "../scene/table-context.ts";
import { useDeal, usePlay } from "../scene/use-deal.ts";
import styles from "./decision-panels.module.css";
import { Panel, PanelRow, PanelText, PanelTitle } from "../scene/panel.tsx";

interface DecisionProps {
  readonly title: string;
  /** What a newcomer may ask about there. */
  readonly term: TermId;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

function Decision({ title, term, className, children }: DecisionProps) {
  return (
    <Panel label={title} className={className}>
      <PanelTitle term={term}>{title}</PanelTitle>
      {children}
    </Panel>
  );
}

interface WhistPanelProps {
  readonly answers: readonly WhistAnswer[];
}

/** Whom there is to whist against, and what they play. */
function WhistedGame() {
  const { t } = useTranslation();
  const nameOf = useNames();
  const declaration = useDeal(declarationOf);
  if (declaration === null) return null;
  const { declarer, contract } = declaration;
  return (
    <PanelText>
      <span>{t(($) => $.table.whist.declarer, { name: nameOf(declarer) })}</span> <BidMark bid={contract} />
    </PanelText>
  );
}

export function WhistPanel({ answers }: WhistPanelProps) {
  const { t } = useTranslation();
  const isAdvised = useAdvisedWord();
  const { act } = useActions();
  const sending = useTable((scene) => scene.sending);
  return (
    <Decision term="whist" title={t(($) => $.table.whist.title)}>
      <WhistedGame />
      <PanelRow>
        {answers.map((answer) => (
          <Button
            key={answer}
            look={answer === "whist" ? "primary" : "felt"}
            className={ADVISED}
            data-advised={isAdvised(answer)}
            disabled={sending}
            onClick={() => act({ type: "answerWhist", answer })}
          >
            {whistName(t, answer)}
          </Button>
        ))}
      </PanelRow>
    </Decision>
  );
}

export function OpennessPanel() {
  const { t } = useTranslation();
  const isAdvised = useAdvisedWord();
  const { act } = useActions();
  const sending = useTable((scene) => scene.sending);
  // Where one is asked after the first card, that card lies under the panel.
  const led = usePlay(({ trick }) => trick.cards[0]?.card ?? null);
  return (
    <Decision term="light" title={t(($) => $.table.openness.title)}>
      {led === null ? null : <PanelText>{t(($) => $.table.openness.led, { card: cardName(t, led) })}</PanelText>}
      <div className="flex flex-col gap-2">
        <Button
          look="felt"
          className={ADVISED}
          data-advised={isAdvised(true)}
          disabled={sending}
          onClick={() => act({ type: "chooseOpenness", open: true })}
        >
          <Eye size={20} aria-hidden="true" />
          <span>{t(($) => $.table.openness.light)}</span>
        </Button>
        <p className={styles["hint"]}>{t(($) => $.table.openness.lightHint)}</p>
        <Button
          look="felt"
          className={ADVISED}
          data-advised={isAdvised(false)}
          disabled={sending}
          onClick={() => act({ type: "chooseOpenness", open: false })}
        >
          <EyeOff size={20} aria-hidden="true" />
          <span>{t(($) => $.table.openness.dark)}</span>
        </Button>
        <p className={styles["hint"]}>{t(($) => $.table.openness.darkHint)}</p>
      </div>
    </Decision>
  );
}

interface OrderPanelProps {
  readonly draft: OrderDraft;
  readonly contracts: readonly Game[];
  readonly mayConcede: boolean;
  readonly onChoose: (game: Game) => void;
}

function useDiscardText(draft: OrderDraft): string {
  const { t } = useTranslation();
  if (draft.discard.length === 0) return t(($) => $.table.order.pick);
  return t(($) => $.table.order.picked, { cards: draft.discard.map((card) => cardName(t, card)).join(", ") });
}

/** On a low felt the buttons stand side by side, whatever is written on them. */
const IN_A_ROW = "low-felt:px-2.5 low-felt:text-sm low-felt:leading-tight";

export function OrderPanel({ draft, contracts, mayConcede, onChoose }: OrderPanelProps) {
  const { t } = useTranslation();
  const { act } = useActions();
  const sending = useTable((scene) => scene.sending);
  const discard = completeDiscard(draft);
  const { contract } = draft;
  const ready = discard !== null && contract !== null;
  const name =
    contract === null || discard === null
      ? t(($) => $.table.order.need)
      : t(($) => $.table.order.confirm, { contract: bidName(t, contract) });
  return (
    <Decision className={styles["order"]} term="order" title={t(($) => $.table.order.title)}>
      <PanelText className={styles["picked"]} aria-live="polite">
        {useDiscardText(draft)}
      </PanelText>
      <ContractPicker contracts={contracts} chosen={contract} onChoose={onChoose} />
      <PanelRow>
        <Button
          look="primary"
          className={`grow ${IN_A_ROW}`}
          data-confirm
          disabled={!ready || sending}
          onClick={() => ready && act({ type: "order", discard: [...discard], contract })}
        >
          {name}
        </Button>
        {mayConcede ? (
          <Button look="felt" className={IN_A_ROW} disabled={sending} onClick={() => act({ type: "concede" })}>
            {t(($) => $.table.order.concede)}
          </Button>
        ) : null}
      </PanelRow>
    </Decision>
  );
}

export function DiscardPanel({ draft }: { readonly draft: OrderDraft }) {
  const { t } = useTranslation();
  const { act } = useActions();
  const sending = useTable((scene) => scene.sending);
  const discard = completeDiscard(draft);
  return (
    <Decision term="discard" title={t(($) => $.table.order.misereTitle)}>
      <PanelText aria-live="polite">{useDiscardText(draft)}</PanelText>
      <Button
        look="primary"
        disabled={discard === null || sending}
        onClick={() => discard !== null && act({ type: "discard", discard: [...discard] })}
      >
        {discard === null ? t(($) => $.table.order.need) : t(($) => $.table.order.confirmDiscard)}
      </Button>
    </Decision>
  );
}
