import type { Settings } from "@trelyazh/preferans";
import { RADIUS, rulingFor, SIZE } from "./fields.ts";
import styles from "./paper-lines.module.css";

interface PaperLinesProps {
  readonly players: Settings["players"];
  readonly target: string;
}

/** The ruled lines of a sheet, on squared paper. */
export function PaperLines({ players, target }: PaperLinesProps) {
  const { rays, bands, centre } = rulingFor(players);
  return (
    <>
      <defs>
        <pattern id="squared-paper" width="12" height="12" patternUnits="userSpaceOnUse">
          <path d="M12 0H0V12" className={styles["grid"]} />
        </pattern>
      </defs>
      <rect width={SIZE} height={SIZE} className={styles["paper"]} />
      <rect width={SIZE} height={SIZE} fill="url(#squared-paper)" />
      <path d={rays} className={styles["ray"]} />
      <path d={bands} className={styles["band"]} />
      <circle cx={centre.x} cy={centre.y} r={RADIUS} className={styles["centre"]} />
      <text x={centre.x} y={centre.y + 8} textAnchor="middle" className={styles["target"]}>
        {target}
      </text>
    </>
  );
}
