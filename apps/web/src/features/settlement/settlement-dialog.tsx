import { personsAt, type Pulya, type Seat } from "@trelyazh/preferans";
import { signedNumber } from "@trelyazh/i18n";
import { NotebookPen } from "lucide-react";
import { lazy, Suspense, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useLayers } from "#lib/layers.ts";
import { Button } from "#ui/button.tsx";
import { Dialog } from "#ui/dialog.tsx";
import { PencilDialog } from "./pencil-dialog.tsx";
import { ranking } from "./ranking.ts";
import { ShareResult } from "./share-result.tsx";
import styles from "./settlement-dialog.module.css";

const ConditionsNote = lazy(async () => ({
  default: (await import("#ui/conditions/conditions-note.tsx")).ConditionsNote,
}));

interface SettlementDialogProps {
  readonly pulya: Pulya;
  readonly you: Seat | null;
  readonly nameOf: (seat: Seat) => string;
  /** Links and buttons that lead on. */
  readonly afterwards: ReactNode;
  /** Opens how the deals are checked, where they can be. */
  readonly check: ReactNode;
  /** It is one of the club, where others can look it up. */
  readonly isOfClub: boolean;
  /** The finished paper, under the balances. */
  readonly children: ReactNode;
}

interface BalanceProps {
  readonly name: string;
  readonly shown: number;
  readonly first: boolean;
  readonly yours: boolean;
}

function Balance({ name, shown, first, yours }: BalanceProps) {
  const { t } = useTranslation();
  const whists = t(($) => $.score.settlement.whists, { count: Math.abs(shown), formatted: signedNumber(shown) });
  return (
    <li
      aria-label={`${name}: ${whists}`}
      className={`flex items-baseline justify-between gap-4 rounded-soft px-4 py-3 ${first ? "bg-brass/18 ring-1 ring-brass/50 ring-inset" : "bg-sunken"}`}
    >
      <span translate="no" className={`truncate text-lg ${yours ? "font-bold" : "font-medium"}`}>
        {name}
      </span>
      <span className="font-display text-2xl font-semibold lining-nums tabular-nums">{signedNumber(shown)}</span>
    </li>
  );
}

interface OutcomeProps extends Pick<SettlementDialogProps, "you" | "nameOf" | "check"> {
  /** The balance of each seat. */
  readonly shown: readonly number[];
  /** The seats, the best balance first. */
  readonly ranked: readonly Seat[];
  /** How to tell others of it. */
  readonly sharing: ReactNode;
  /** On what it was played. */
  readonly conditions: ReactNode;
}

/** Who has won, and with what each of them gets up from the table. */
function Outcome({ shown, ranked, you, nameOf, check, sharing, conditions }: OutcomeProps) {
  const { t } = useTranslation();
  const { open } = useLayers();
  const winner = ranked[0] ?? 0;
  return (
    <div className="flex flex-col items-start gap-5">
      <p className="font-display text-2xl leading-snug font-semibold text-balance text-brass-text">
        {winner === you
          ? t(($) => $.score.settlement.winner.you)
          : t(($) => $.score.settlement.winner.other, { name: nameOf(winner) })}
      </p>
      <ul className="flex w-full flex-col gap-2" aria-label={t(($) => $.score.settlement.balances)}>
        {ranked.map((seat, place) => (
          <Balance key={seat} name={nameOf(seat)} shown={shown[seat] ?? 0} first={place === 0} yours={seat === you} />
        ))}
      </ul>
      {conditions}
      <div className="flex w-full flex-wrap gap-2">
        <Button onClick={() => open("pencil")}>
          <NotebookPen size={18} strokeWidth={1.75} aria-hidden="true" />
          <span>{t(($) => $.score.pencil.open)}</span>
        </Button>
        {check}
        {sharing}
      </div>
    </div>
  );
}

/** The end of a pulya: who won how many whists, and how that is counted. */
export function SettlementDialog(props: SettlementDialogProps) {
  const { pulya, you, nameOf, afterwards, check, isOfClub, children } = props;
  const { t } = useTranslation();
  if (pulya.settlement === null) return null;
  const ranked = ranking(pulya.settlement, personsAt(pulya.settings.players));
  const sharing = isOfClub ? <ShareResult pulya={pulya} nameOf={nameOf} /> : null;
  return (
    <>
      <Dialog layer="settlement" title={t(($) => $.score.settlement.title)} shape="page" actions={afterwards}>
        <div className={styles["room"]}>
          <div className={styles["parts"]}>
            <Outcome
              shown={pulya.settlement.shown}
              ranked={ranked}
              you={you}
              nameOf={nameOf}
              check={check}
              sharing={sharing}
              conditions={
                <Suspense fallback={null}>
                  <ConditionsNote settings={pulya.settings} />
                </Suspense>
              }
            />
            {children}
          </div>
        </div>
      </Dialog>
      <PencilDialog pulya={pulya} ranked={ranked} nameOf={nameOf} />
    </>
  );
}
