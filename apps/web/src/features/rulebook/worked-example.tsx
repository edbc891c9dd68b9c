import type { Seat } from "@trelyazh/preferans";
import { entrySentence, resultSentence } from "@trelyazh/i18n";
import { useEffect, useMemo, useState } from "react";
import { flushSync } from "react-dom";
import { useTranslation } from "react-i18next";
import { Button } from "#ui/button.tsx";
import { EXAMPLE_DEALS, exampleAfter, exampleSettled } from "./example-pulya.ts";
import { useReader } from "./reader.ts";
import styles from "./worked-example.module.css";

/** On paper there is no step: all of it stands there. */
function useIsPrinting(): boolean {
  const [isPrinting, setPrinting] = useState(false);
  useEffect(() => {
    const print = matchMedia("print");
    const follow = () => flushSync(() => setPrinting(print.matches));
    print.addEventListener("change", follow);
    return () => print.removeEventListener("change", follow);
  }, []);
  return isPrinting;
}

interface StepProps {
  readonly deal: (typeof EXAMPLE_DEALS)[number];
  readonly isCurrent: boolean;
  readonly nameOf: (seat: Seat) => string;
}

/** A deal, and each stroke that it brings to the paper, with its reason. */
function Step({ deal, isCurrent, nameOf }: StepProps) {
  const { t } = useTranslation();
  const { row, result } = deal;
  const context = { t, nameOf, you: null };
  return (
    <li className={styles["step"]} data-current={isCurrent} aria-current={isCurrent ? "step" : undefined}>
      <h3 className={styles["title"]}>{resultSentence(context, result)}</h3>
      <div className={styles["told"]}>
        <p className={styles["why"]}>{t(($) => $.rules.example.rows[row])}</p>
        <ul className={styles["strokes"]}>
          {result.entries.map((entry, index) => (
            <li key={index}>{entrySentence(context, entry)}</li>
          ))}
        </ul>
      </div>
    </li>
  );
}

interface StepperProps {
  readonly at: number;
  readonly count: number;
  readonly onTurn: (to: number) => void;
}

function Stepper({ at, count, onTurn }: StepperProps) {
  const { t } = useTranslation();
  return (
    <div className={styles["stepper"]}>
      <Button disabled={at === 0} onClick={() => onTurn(at - 1)}>
        {t(($) => $.rules.example.back)}
      </Button>
      <p role="status" className={styles["place"]}>
        {t(($) => $.rules.example.place, { at: at + 1, of: count })}
      </p>
      <Button look="primary" disabled={at === count - 1} onClick={() => onTurn(at + 1)}>
        {t(($) => $.rules.example.next)}
      </Button>
    </div>
  );
}

/** A whole pulya that can be stepped through, deal by deal; without scripts, and on paper, all of it stands there. */
export function WorkedExample() {
  const { t } = useTranslation();
  const { sheet, settlement, isStill } = useReader();
  const [at, setAt] = useState(0);
  const isPrinting = useIsPrinting();
  const isWhole = isStill || isPrinting;
  const count = EXAMPLE_DEALS.length;
  const shown = useMemo(() => exampleAfter(isWhole ? count : at + 1), [isWhole, count, at]);
  const settled = useMemo(() => exampleSettled(), []);
  const nameOf = (seat: Seat) => t(($) => $.rules.letters[seat]);
  return (
    <section className={styles["example"]} data-whole={isWhole} aria-label={t(($) => $.rules.example.title)}>
      <div className={styles["parts"]}>
        <div>
          {isWhole ? null : <Stepper at={at} count={count} onTurn={setAt} />}
          <ol className={styles["steps"]}>
            {EXAMPLE_DEALS.map((deal, index) => (
              <Step key={deal.row} deal={deal} isCurrent={!isWhole && index === at} nameOf={nameOf} />
            ))}
          </ol>
        </div>
        <div className={styles["paper"]}>{sheet(shown, nameOf)}</div>
      </div>
      <div className={styles["settled"]}>
        <h3>{t(($) => $.rules.example.settled)}</h3>
        <p>{t(($) => $.rules.example.settledLead)}</p>
        <div>{settlement(settled, nameOf)}</div>
      </div>
    </section>
  );
}
