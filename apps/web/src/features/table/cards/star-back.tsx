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
    <svg viewBox="0 0 100 140" aria-hidden="true" className={styles["back"]}>
      <rect className={styles["paper"]} x="0.500" y="0.500" width="99" height="139" rx="8" />
      <rect className={styles["field"]} x="6" y="6" width="88" height="128" rx="4" />
      <path className={`${styles["line"]} ${styles["rays"]}`} d={RAY_LINES} />
      <rect className={styles["line"]} x="9.500" y="9.500" width="81" height="121" rx="2" />
      <circle className={styles["field"]} cx="50" cy="70" r="25" />
      <circle className={styles["line"]} cx="50" cy="70" r="25" />
      <circle className={styles["line"]} cx="50" cy="70" r="22.500" />
      <path
        className={styles["star"]}
        d="M50 50 54.500 65.500 70 70 54.500 74.500 50 90 45.500 74.500 30 70 45.500 65.500Z"
      />
    </svg>
  );
}
