import { DENOMINATIONS, levelOf, isGame, type Denomination, type FinishedDeal, type Seat } from "@trelyazh/preferans";
import { useTranslation } from "react-i18next";
import { SuitMark } from "#ui/cards/suit-mark.tsx";
import { useScene } from "./analysis-context.ts";
import styles from "./worth-table.module.css";

const FEWEST_TRICKS = 6;

type Column = Denomination | "misere";

/** Returns the column of the game that was played. */
function columnPlayed({ result }: FinishedDeal): Column | null {
  const { contract } = result;
  if (contract === null) return null;
  // A game is its level and a denomination, by its type.
  if (isGame(contract)) return contract.slice(String(levelOf(contract)).length) as Denomination;
  return contract === "misere" ? "misere" : null;
}

function ColumnName({ column }: { readonly column: Column }) {
  const { t } = useTranslation();
  if (column === "misere") return <span>{t(($) => $.cards.misere)}</span>;
  return (
    <>
      <span className="sr-only">{t(($) => $.cards.denomination[column])}</span>
      <span aria-hidden="true">{column === "n" ? t(($) => $.cards.noTrumpShort) : <SuitMark suit={column} />}</span>
    </>
  );
}

interface TricksProps {
  readonly seat: Seat;
  readonly column: Column;
}

function Tricks({ seat, column }: TricksProps) {
  const { t } = useTranslation();
  const { deal, analysis } = useScene();
  const played = deal.result.declarer === seat && columnPlayed(deal) === column;
  const tricks =
    column === "misere"
      ? analysis.worth?.misere.get(seat)
      : analysis.worth?.tricks.get(seat)?.[DENOMINATIONS.indexOf(column)];
  const makes = tricks !== undefined && (column === "misere" ? tricks === 0 : tricks >= FEWEST_TRICKS);
  return (
    <td data-makes={makes} data-played={played} title={played ? t(($) => $.analysis.worth.contract) : undefined}>
      {tricks ?? "·"}
    </td>
  );
}

const COLUMNS: readonly Column[] = [...DENOMINATIONS, "misere"];

/** What every player would take in every game, with open cards. */
export function WorthTable() {
  const { t } = useTranslation();
  const { deal, held, nameOf } = useScene();
  const title = t(($) => $.analysis.worth.title);
  return (
    <section className="flex flex-col gap-3" aria-label={title}>
      <h3 className="font-display text-lg font-semibold">{title}</h3>
      <table className={styles["worth"]}>
        <thead>
          <tr>
            <th scope="col">{t(($) => $.score.player)}</th>
            {COLUMNS.map((column) => (
              <th key={column} scope="col">
                <ColumnName column={column} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {held.map((seat) => (
            <tr key={seat}>
              <th scope="row" translate="no">
                {nameOf(seat)}
              </th>
              {COLUMNS.map((column) => (
                <Tricks key={column} seat={seat} column={column} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="text-sm leading-snug text-ink-soft">
        {t(($) => $.analysis.worth.note, { name: nameOf(deal.seats[0] ?? 0) })}
      </p>
    </section>
  );
}
