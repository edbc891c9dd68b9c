import { cardName } from "@trelyazh/i18n";
import type { Card, RevealedDeal } from "@trelyazh/preferans";
import type { DealtDeal } from "@trelyazh/table";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { MiniCard } from "#ui/cards/mini-card.tsx";
import { useNames } from "../scene/table-context.ts";
import styles from "./checked-deal.module.css";
import { useVerdict } from "./use-verdict.ts";
import type { Verdict } from "./verdict.ts";

interface CheckedDealProps {
  readonly deal: DealtDeal;
  /** It is the one that was asked for: it is open at first. */
  readonly isWanted: boolean;
}

/** A deal with what its check has shown; what stands behind that unfolds. */
export function CheckedDeal({ deal, isWanted }: CheckedDealProps) {
  const { t } = useTranslation();
  const verdict = useVerdict(deal);
  const words = useWords(deal, verdict);
  return (
    <li>
      <details open={isWanted} className={styles["deal"]} data-foul={(verdict && verdict.fault !== null) || undefined}>
        <summary className={styles["summary"]}>
          <span className={styles["title"]}>{t(($) => $.fairness.deal, { deal: deal.number })}</span>
          <span>{words}</span>
        </summary>
        {deal.proof === null ? null : <Steps deal={deal} proof={deal.proof} verdict={verdict} />}
        <Cards deal={deal} />
      </details>
    </li>
  );
}

function useWords({ proof }: DealtDeal, verdict: Verdict | undefined): string {
  const { t } = useTranslation();
  if (proof === null) return t(($) => $.fairness.unpledged);
  if (verdict === undefined) return "";
  const { fault } = verdict;
  return fault === null ? t(($) => $.fairness.fair) : t(($) => $.fairness.faults[fault]);
}

interface StepsProps {
  readonly deal: DealtDeal;
  readonly proof: RevealedDeal;
  readonly verdict: Verdict | undefined;
}

/** What was told before the deal, what was added, what was told after it, and what was hashed. */
function Steps({ deal, proof, verdict }: StepsProps) {
  const { t } = useTranslation();
  const nameOf = useNames();
  const [committed, ...blocks] = verdict?.steps ?? [];
  const part = verdict?.hasOwnPart ?? null;
  return (
    <ol className={styles["steps"]}>
      <Step title={t(($) => $.fairness.steps.before)}>
        <Digits value={proof.commitment} />
      </Step>
      <Step title={t(($) => $.fairness.steps.nonces)}>
        <dl className={styles["nonces"]}>
          {deal.seats
            .toSorted((one, other) => one - other)
            .map((seat) => (
              <div key={seat}>
                <dt translate="no">{nameOf(seat)}</dt>
                <dd>
                  {proof.clientNonces[seat] ? (
                    <Digits value={proof.clientNonces[seat]} />
                  ) : (
                    <span>{t(($) => $.fairness.steps.nothing)}</span>
                  )}
                </dd>
              </div>
            ))}
        </dl>
        {part === null ? null : <p>{part ? t(($) => $.fairness.ownPart.used) : t(($) => $.fairness.ownPart.unused)}</p>}
      </Step>
      <Step title={t(($) => $.fairness.steps.seed)}>
        <Digits value={proof.serverSeed} />
      </Step>
      {committed === undefined ? null : (
        <Step title={t(($) => $.fairness.steps.commitment)}>
          <Digits value={committed.digest} />
        </Step>
      )}
      {blocks.length === 0 ? null : (
        <Step title={t(($) => $.fairness.steps.blocks)}>
          {blocks.map(({ digest }) => (
            <Digits key={digest} value={digest} />
          ))}
        </Step>
      )}
    </ol>
  );
}

function Step({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <li>
      <p>{title}</p>
      {children}
    </li>
  );
}

/** A number as it is, to be compared digit by digit. */
function Digits({ value }: { readonly value: string }) {
  return (
    <code translate="no" className={styles["digits"]}>
      {value}
    </code>
  );
}

/** Whose the cards were, as they were dealt. */
function Cards({ deal }: { readonly deal: DealtDeal }) {
  const { t } = useTranslation();
  const nameOf = useNames();
  return (
    <dl className={styles["hands"]}>
      {deal.hands.map((hand, index) => (
        <Row key={index} name={nameOf(deal.seats[index] ?? 0)} cards={hand} />
      ))}
      <Row name={t(($) => $.table.talon)} cards={deal.talon} />
    </dl>
  );
}

function Row({ name, cards }: { readonly name: string; readonly cards: readonly Card[] }) {
  const { t } = useTranslation();
  return (
    <div>
      <dt translate="no">{name}</dt>
      <dd>
        <ul className={styles["cards"]}>
          {cards.map((card) => (
            <li key={card}>
              <MiniCard card={card} shape="line" />
              <span className="sr-only">{cardName(t, card)}</span>
            </li>
          ))}
        </ul>
      </dd>
    </div>
  );
}
