import { pencilOf, type Pencil, type PencilPart, type Pulya, type Seat, type Settings } from "@trelyazh/preferans";
import { exactNumber, paperNumber, signedExactNumber, signedNumber } from "@trelyazh/i18n";
import { useMemo, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { TermsIn } from "#ui/rulebook/terms-in.tsx";
import styles from "./pencil-steps.module.css";

export interface PencilProps {
  readonly pulya: Pick<Pulya, "sheet" | "settings" | "settlement">;
  /** The seats, the best balance first. */
  readonly ranked: readonly Seat[];
  readonly nameOf: (seat: Seat) => string;
}

interface StepProps {
  readonly title: string;
  readonly text: string;
  readonly children: ReactNode;
}

function Step({ title, text, children }: StepProps) {
  return (
    <li className={styles["step"]}>
      <h3 className={styles["title"]}>{title}</h3>
      <p className={styles["text"]}>
        <TermsIn>{text}</TermsIn>
      </p>
      {children}
    </li>
  );
}

interface SumProps {
  readonly name: string;
  readonly parts: string;
  readonly result: string;
}

/** A line of the calculation: whose it is, what is reckoned, and what comes out. */
function Sum({ name, parts, result }: SumProps) {
  return (
    <div className={styles["sum"]}>
      <dt translate="no">{name}</dt>
      <dd>
        <span>{`${parts} = `}</span>
        <strong>{result}</strong>
      </dd>
    </div>
  );
}

/** Returns `18 + 4` or `18 − 4`, as that is added or taken off. */
const less = (from: number, off: number): string =>
  `${paperNumber(from)} ${off < 0 ? "+" : "−"} ${paperNumber(Math.abs(off))}`;

/** The settlement of a pulya as with a pencil, step by step: the numbers are those of the rules. */
export function PencilSteps({ pulya, ranked, nameOf }: PencilProps) {
  const { t } = useTranslation();
  const { sheet, settings, settlement } = pulya;
  const pencil = useMemo(() => pencilOf(sheet, settings), [sheet, settings]);
  const { denominator } = pencil;
  const parts = ranked.flatMap((seat) => pencil.parts[seat] ?? []);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls has to be reached by keyboard
    <section className={styles["steps"]} tabIndex={0} aria-label={t(($) => $.score.pencil.title)}>
      <p className={styles["text"]}>{t(($) => $.score.pencil.lead)}</p>
      <ol className={styles["list"]}>
        <Mountains parts={parts} settings={settings} nameOf={nameOf} />
        <Amnesty parts={parts} amnesty={pencil.amnesty} nameOf={nameOf} />
        <Shares parts={parts} denominator={denominator} nameOf={nameOf} />
        <Step title={t(($) => $.score.pencil.pairs.title)} text={t(($) => $.score.pencil.pairs.text)}>
          <div className={styles["players"]}>
            {parts.map((part) => {
              const shown = settlement?.shown[part.seat] ?? 0;
              return <Player key={part.seat} part={part} denominator={denominator} shown={shown} nameOf={nameOf} />;
            })}
          </div>
        </Step>
      </ol>
      {parts.every(({ balance }) => balance % denominator === 0) ? null : (
        <p className={styles["text"]}>{t(($) => $.score.pencil.rounding)}</p>
      )}
    </section>
  );
}

interface PartsProps extends Pick<PencilProps, "nameOf"> {
  readonly parts: readonly PencilPart[];
}

/** What the pool takes off the mountain. */
function Mountains({ parts, settings, nameOf }: PartsProps & { readonly settings: Settings }) {
  const { t } = useTranslation();
  const isDouble = settings.poolPointValue > 10;
  return (
    <Step
      title={t(($) => $.score.pencil.mountain.title)}
      text={t(($) => (isDouble ? $.score.pencil.mountain.double : $.score.pencil.mountain.text))}
    >
      <dl>
        {parts.map(({ seat, mountain, pool, rest }) => (
          <Sum key={seat} name={nameOf(seat)} parts={less(mountain, pool)} result={paperNumber(rest)} />
        ))}
      </dl>
    </Step>
  );
}

/** The smallest mountain comes off everybody's. */
function Amnesty({ parts, amnesty, nameOf }: PartsProps & Pick<Pencil, "amnesty">) {
  const { t } = useTranslation();
  const text =
    amnesty === 0
      ? t(($) => $.score.pencil.amnesty.none)
      : t(($) => $.score.pencil.amnesty.text, { amount: paperNumber(amnesty) });
  return (
    <Step title={t(($) => $.score.pencil.amnesty.title)} text={text}>
      <dl>
        {parts.map(({ seat, rest, left }) => (
          <Sum key={seat} name={nameOf(seat)} parts={less(rest, amnesty)} result={paperNumber(left)} />
        ))}
      </dl>
    </Step>
  );
}

/** What each of the others writes for a mountain. */
function Shares({ parts, denominator, nameOf }: PartsProps & Pick<Pencil, "denominator">) {
  const { t } = useTranslation();
  const players = parts.length;
  return (
    <Step title={t(($) => $.score.pencil.share.title)} text={t(($) => $.score.pencil.share.text, { players })}>
      <dl>
        {parts.map(({ seat, left, share }) => (
          <Sum
            key={seat}
            name={nameOf(seat)}
            parts={t(($) => $.score.pencil.share.formula, { left: paperNumber(left), players })}
            result={exactNumber(share, denominator)}
          />
        ))}
      </dl>
    </Step>
  );
}

interface PlayerProps extends Pick<Pencil, "denominator"> {
  readonly part: PencilPart;
  /** The balance as the settlement shows it. */
  readonly shown: number;
  readonly nameOf: PencilProps["nameOf"];
}

/** What a player has with each of the others, and what that comes to. */
function Player({ part, denominator, shown, nameOf }: PlayerProps) {
  const { t } = useTranslation();
  const written = (amount: number) => exactNumber(amount, denominator);
  const exact = signedExactNumber(part.balance, denominator);
  const isWhole = part.balance % denominator === 0;
  return (
    <section>
      <h4 translate="no" className={styles["name"]}>
        {nameOf(part.seat)}
      </h4>
      <dl>
        {part.pairs.map(({ on, whists, shareOfOther, whistsOfOther, share, balance }) => (
          <Sum
            key={on}
            name={nameOf(on)}
            parts={`${paperNumber(whists)} + ${written(shareOfOther)} − ${paperNumber(whistsOfOther)} − ${written(share)}`}
            result={signedExactNumber(balance, denominator)}
          />
        ))}
        <div className={styles["total"]}>
          <dt>{t(($) => $.score.pencil.sum)}</dt>
          <dd>
            <strong>{isWhole ? exact : t(($) => $.score.pencil.rounded, { exact, shown: signedNumber(shown) })}</strong>
          </dd>
        </div>
      </dl>
    </section>
  );
}
