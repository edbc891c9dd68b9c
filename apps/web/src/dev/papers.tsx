import { personsAt, settingsOf, startPulya, type ScoreEntry, type Seat, type Sheet } from "@trelyazh/preferans";
import { ScoreSheet } from "#features/score-sheet/score-sheet.tsx";

const NAMES = ["Гость 4821", "Ферзь", "Александра", "Валентин Юрьевич"];

/** A few deals of everybody, so that each part of the sheet has something written. */
function someEntries(players: 2 | 3 | 4): readonly ScoreEntry[] {
  return personsAt(players).flatMap((seat, index) => {
    const others = personsAt(players).filter((on) => on !== seat);
    const deal = index * 3 + 1;
    return [
      { column: "pool", deal, seat, amount: 2, reason: "contractMade" },
      { column: "mountain", deal: deal + 1, seat, amount: 12 + 8 * index, reason: "undertricks" },
      ...others.map(
        (on) => ({ column: "whists", deal: deal + 1, seat, on, amount: 24 + 4 * on, reason: "trickWhists" }) as const,
      ),
      { column: "pool", deal: deal + 2, seat, amount: 10, reason: "misereMade" },
      { column: "mountain", deal: deal + 2, seat, amount: 118, reason: "misereCaught" },
      ...others.map(
        (on) => ({ column: "whists", deal: deal + 2, seat, on, amount: 96, reason: "consolation" }) as const,
      ),
    ] satisfies readonly ScoreEntry[];
  });
}

function written(players: 2 | 3 | 4, empty: Sheet): Sheet {
  const entries = someEntries(players);
  const sum = (wanted: (entry: ScoreEntry) => boolean) =>
    entries.filter(wanted).reduce((total, { amount }) => total + amount, 0);
  const inColumn = (column: "pool" | "mountain") => (_: number, seat: number) =>
    sum((entry) => entry.column === column && entry.seat === seat);
  return {
    pool: empty.pool.map(inColumn("pool")),
    mountain: empty.mountain.map(inColumn("mountain")),
    whists: empty.whists.map((row, seat) =>
      row.map((_, on) => sum((entry) => entry.column === "whists" && entry.seat === seat && entry.on === on)),
    ),
    entries,
  };
}

/** Names that are short and long, in the order of the seats. */
export const nameOf = (seat: Seat) => NAMES[seat] ?? "";

/** A paper with something written in each of its fields. */
export function paperOf(players: 2 | 3 | 4) {
  const settings = settingsOf("sochi", { players });
  const begun = startPulya({ settings, dealer: 0 });
  return { ...begun, sheet: written(players, begun.sheet) };
}

/** The paper of two, three and four players. */
export function Papers() {
  return (
    <main className="mx-auto grid max-w-6xl gap-8 p-4 lg:grid-cols-3">
      <h1 className="sr-only">Papers</h1>
      {([2, 3, 4] as const).map((players) => (
        <ScoreSheet key={players} paper={paperOf(players)} you={0} nameOf={nameOf} />
      ))}
    </main>
  );
}
