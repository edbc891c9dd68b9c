import { personsAt } from "@trelyazh/preferans";
import type { PaperParts } from "#features/rulebook/reader.ts";
import { ScoreSheet } from "#features/score-sheet/score-sheet.tsx";
import { PencilSteps } from "#features/settlement/pencil-steps.tsx";
import { ranking } from "#features/settlement/ranking.ts";

/** The paper of the rules' examples is that of every table. */
export const PAPER_PARTS: PaperParts = {
  sheet: (pulya, nameOf) => <ScoreSheet paper={pulya} you={0} nameOf={nameOf} />,
  settlement: (pulya, nameOf) => {
    const { settlement, settings } = pulya;
    if (settlement === null) return null;
    return <PencilSteps pulya={pulya} ranked={ranking(settlement, personsAt(settings.players))} nameOf={nameOf} />;
  },
};
