import { BackFrame } from "#ui/cards/card-frame.tsx";
import styles from "./star-back.module.css";

const RAYS = 24;
const CENTRE = { x: 50, y: 70 };

/** Lines from the middle to the edges. */
function rays(): string {
  return Array.from({ length: RAYS }, (_, ray) => {
    const angle = (ray / RAYS) * 2 * Math.PI;
    const reach = Math.min(
      44 / Math.max(Math.abs(Math.cos(angle)), 0.01),
      64 / Math.max(Math.abs(Math.sin(angle)), 0.01),
    );
    return `M${CENTRE.x} ${CENTRE.y}l${(reach * Math.cos(angle)).toFixed(2)} ${(reach * Math.sin(angle)).toFixed(2)}`;
  }).join("");
}

const RAY_LINES = rays();

/** The other back: a star with rays on claret. */
export function StarBack() {
  return (
    <BackFrame className={styles["claret"]} pattern={<path className={styles["rays"]} d={RAY_LINES} />}>
      <circle className={styles["disc"]} cx="50" cy="70" r="25" />
      <circle className={styles["ring"]} cx="50" cy="70" r="22.500" />
      <path
        className={styles["star"]}
        d="M50 50 54.500 65.500 70 70 54.500 74.500 50 90 45.500 74.500 30 70 45.500 65.500Z"
      />
    </BackFrame>
  );
}
