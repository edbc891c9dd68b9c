import { CENTRE, POOL_DEPTH, SIZE, WHISTS_DEPTH } from "./fields.ts";
import styles from "./paper-lines.module.css";

/** Where the left ray, from the lower corner to the centre, is at a distance from the lower edge. */
function rayAtHeight(height: number): number {
  return (CENTRE.x * height) / (SIZE - CENTRE.y);
}

/** Where the left ray is at a distance from the left edge. */
function rayAtDepth(depth: number): number {
  return SIZE - (depth * (SIZE - CENTRE.y)) / CENTRE.x;
}

function bands(): string {
  return [WHISTS_DEPTH, POOL_DEPTH]
    .flatMap((depth) => {
      const x = rayAtHeight(depth);
      const y = rayAtDepth(depth);
      return [`M${x} ${SIZE - depth}H${SIZE - x}`, `M${depth} 0V${y}`, `M${SIZE - depth} 0V${y}`];
    })
    .join("");
}

const RAYS = `M0 ${SIZE}L${CENTRE.x} ${CENTRE.y}L${SIZE} ${SIZE}M${CENTRE.x} ${CENTRE.y}V0`;
/** Between the whists on one neighbour and those on the other; the edge is left for the name. */
const NAME_DEPTH = 15;
const DIVIDERS = `M180 ${SIZE - WHISTS_DEPTH}V${SIZE - NAME_DEPTH}M${NAME_DEPTH} 150H${WHISTS_DEPTH}M${SIZE - NAME_DEPTH} 150H${SIZE - WHISTS_DEPTH}`;
const BANDS = bands();

/** The ruled lines of a sheet for three, on squared paper. */
export function PaperLines({ target }: { readonly target: string }) {
  return (
    <>
      <defs>
        <pattern id="squared-paper" width="12" height="12" patternUnits="userSpaceOnUse">
          <path d="M12 0H0V12" className={styles["grid"]} />
        </pattern>
      </defs>
      <rect width={SIZE} height={SIZE} className={styles["paper"]} />
      <rect width={SIZE} height={SIZE} fill="url(#squared-paper)" />
      <path d={RAYS} className={styles["ray"]} />
      <path d={BANDS} className={styles["band"]} />
      <path d={DIVIDERS} className={styles["band"]} />
      <circle cx={CENTRE.x} cy={CENTRE.y} r="19" className={styles["centre"]} />
      <text x={CENTRE.x} y={CENTRE.y + 8} textAnchor="middle" className={styles["target"]}>
        {target}
      </text>
    </>
  );
}
