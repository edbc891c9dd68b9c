import { personsAt, settlement } from "@trelyazh/preferans";
import { PencilSteps } from "#features/settlement/pencil-steps.tsx";
import { ranking } from "#features/settlement/ranking.ts";
import { nameOf, paperOf } from "./papers.tsx";

function Pencil({ players }: { readonly players: 2 | 4 }) {
  const paper = paperOf(players);
  const settled = settlement(paper.sheet, paper.settings);
  const pulya = { ...paper, settlement: settled };
  return (
    <main className="mx-auto max-w-5xl bg-surface p-5">
      {/* Its steps stand below the title of a window. */}
      <h1 className="sr-only">Pencil</h1>
      <h2 className="sr-only">Steps</h2>
      <PencilSteps pulya={pulya} ranked={ranking(settled, personsAt(players))} nameOf={nameOf} />
    </main>
  );
}

/** How a pulya of two is settled. */
export const PencilForTwo = () => <Pencil players={2} />;

/** How a pulya of four is settled. */
export const PencilForFour = () => <Pencil players={4} />;
