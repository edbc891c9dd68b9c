import styles from "./ink.module.css";

/** With what pictures are drawn: lines, papers, what they are about, and how numbers are written. */
export const INK = {
  line: styles["line"],
  paper: styles["paper"],
  part: styles["part"],
  dim: styles["dim"],
  dashed: styles["dashed"],
  number: styles["number"],
} as const;
