import { DENOMINATIONS, type Game, type Level } from "@trelyazh/preferans";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useAdvisedLevel } from "../scene/advice.ts";
import styles from "./ladder.module.css";

interface LadderProps {
  readonly label: string;
  /** Something to do at once, or one of several to choose. */
  readonly role: "group" | "radiogroup";
  /** One row each. */
  readonly levels: readonly Level[];
  readonly legal: readonly Game[];
  /** Called when another level is shown, where only one is. */
  readonly onUnfold: (level: Level) => void;
  readonly children: (game: Game) => ReactNode;
}

/** The level that a game is played at, in tricks. */
export function levelOf(game: Game): number {
  return Number.parseInt(game, 10);
}

/**
 * Games by level and suit. A felt that is too low for all of them shows one level, the lowest that is legal at first, with
 * the others to choose from above it.
 */
export function Ladder({ label, role, levels, legal, onUnfold, children }: LadderProps) {
  const { t } = useTranslation();
  const [unfolded, setUnfolded] = useState<Level | null>(null);
  const advised = useAdvisedLevel();
  const isLegal = (level: Level) => legal.some((game) => levelOf(game) === level);
  const current = unfolded ?? levels.find((level) => isLegal(level));
  return (
    <div className={styles["ladder"]}>
      {levels.length === 1 ? null : (
        <div className={styles["levels"]} role="group" aria-label={t(($) => $.table.auction.levels)}>
          {levels.map((level) => (
            <button
              key={level}
              type="button"
              className={styles["level"]}
              aria-pressed={level === current}
              data-advised={level === advised || undefined}
              disabled={!isLegal(level)}
              onClick={() => {
                setUnfolded(level);
                onUnfold(level);
              }}
            >
              {level}
            </button>
          ))}
        </div>
      )}
      <div className={styles["rows"]} role={role} aria-label={label}>
        {levels.map((level) => (
          <div key={level} className={styles["row"]} data-folded={level !== current}>
            {DENOMINATIONS.map((denomination) => children(`${level}${denomination}`))}
          </div>
        ))}
      </div>
    </div>
  );
}
