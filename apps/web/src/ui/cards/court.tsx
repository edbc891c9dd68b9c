import type { Suit } from "@trelyazh/preferans";
import styles from "./court.module.css";
import { PlacedSuit } from "./suit-mark.tsx";

export type CourtRank = "J" | "Q" | "K";

function Face() {
  return (
    <>
      <path className={styles["skin"]} d="M46 44h8v9l-4 4-4-4Z" />
      <path className={styles["skin"]} d="M41 33c0-7 4-11 9-11s9 4 9 11c0 9-4 15.500-9 15.500S41 42 41 33Z" />
      <g className={styles["line"]}>
        <path d="M44 34.500q2-1.400 4 0M52 34.500q2-1.400 4 0M50 35v5.500l-1.300.6M47.800 44q2.200 1.200 4.400 0" />
      </g>
    </>
  );
}

function Robe() {
  return (
    <>
      <path
        className={styles["robe"]}
        d="M22 72c1-10 5-16 12-18 5-1.500 8-2 11-4l5 7 5-7c3 2 6 2.500 11 4 7 2 11 8 12 18Z"
      />
      <path className={styles["gold"]} d="M43.500 50.500 50 61l6.500-10.500 2.800 1.300L50 68l-9.300-16.200Z" />
    </>
  );
}

function King() {
  return (
    <>
      <path
        className={styles["hair"]}
        d="M38.500 31c0-6 3-8 11.500-8s11.500 2 11.500 8l-1 13c-1 4-3 6-5 7H44.500c-2-1-4-3-5-7Z"
      />
      <Robe />
      <Face />
      <path
        className={styles["hair"]}
        d="M41.300 39c1.500 3 4 3.200 8.700 3.200s7.200-.2 8.700-3.200c.3 9-3.700 17-8.700 17s-9-8-8.700-17Zm6 4.800c0 1.500 5.400 1.500 5.400 0-1.500-1-3.900-1-5.400 0Z"
      />
      <path
        className={styles["gold"]}
        d="M38.500 27 36.500 12.500l7 5.500L50 8.500l6.500 9.500 7-5.500L61.500 27c-7-2.300-16-2.300-23 0Z"
      />
      <circle className={styles["gem"]} cx="50" cy="21.500" r="1.900" />
      <circle className={styles["gold"]} cx="50" cy="7.400" r="1.700" />
    </>
  );
}

function Queen() {
  return (
    <>
      <path
        className={styles["hair"]}
        d="M50 18c-9 0-13.500 6-13.500 15 0 8 1.500 10-1.500 17 4 3 8 3 10.500 1h9c2.500 2 6.500 2 10.500-1-3-7-1.500-9-1.500-17 0-9-4.500-15-13.500-15Z"
      />
      <Robe />
      <Face />
      <path
        className={styles["hair"]}
        d="M41 33.500c0-7 3.500-11.500 9-11.500s9 4.500 9 11.500c-2-5-5-7.300-9-8.500-4 1.200-7 3.500-9 8.500Z"
      />
      <path
        className={styles["gold"]}
        d="M40 22.500c2-6 5-8.500 10-11.500 5 3 8 5.500 10 11.500-6-2.600-14-2.600-20 0Z"
      />
      <circle className={styles["gem"]} cx="50" cy="17" r="2" />
      <circle className={styles["gold"]} cx="50" cy="9.400" r="1.600" />
      <circle className={styles["gold"]} cx="50" cy="59" r="2.300" />
    </>
  );
}

function Jack() {
  return (
    <>
      <path
        className={styles["hair"]}
        d="M39 28c-1.500 8-1 14-2.500 18 3 2.500 6.500 2 8 .5h11c1.500 1.500 5 2 8-.5-1.500-4-1-10-2.500-18Z"
      />
      <Robe />
      <Face />
      <path
        className={styles["robe"]}
        d="M36.500 27.500c-1-9 5-14.500 14-14.500 8 0 14 4 13.500 12-9-2.500-18.500-1.800-27.500 2.500Z"
      />
      <path
        className={styles["gold"]}
        d="M36 29.500c8.500-5 20-6 28.600-2.700l.2-3.600C55.500 20 44 21 35.400 25.800Z"
      />
      <path
        className={styles["feather"]}
        d="M58.500 20C62 12 68 9.500 74 10.500c-1.500 6.500-6.500 11-13 11.700 3.500-3.500 6-5.700 8-8-3.500 1.300-7 3.300-10.500 5.800Z"
      />
    </>
  );
}

const FIGURES = { J: Jack, Q: Queen, K: King } as const;

interface CourtProps {
  readonly rank: CourtRank;
  readonly suit: Suit;
}

/** A court figure seen twice, as on a real card. The frame is 26…74 × 14…126 of the card. */
export function Court({ rank, suit }: CourtProps) {
  const Figure = FIGURES[rank];
  return (
    <>
      <rect className={styles["frame"]} x="25" y="13" width="50" height="114" rx="3" />
      <svg x="25" y="13" width="50" height="57" viewBox="22 3.500 56 63.840" preserveAspectRatio="none">
        <Figure />
      </svg>
      <g transform="rotate(180 50 70)">
        <svg x="25" y="13" width="50" height="57" viewBox="22 3.500 56 63.840" preserveAspectRatio="none">
          <Figure />
        </svg>
      </g>
      <path className={styles["belt"]} d="M25 70h50" />
      <rect className={styles["border"]} x="25" y="13" width="50" height="114" rx="3" />
      <PlacedSuit suit={suit} x={33} y={23} size={12} />
      <PlacedSuit suit={suit} x={67} y={117} size={12} turned />
    </>
  );
}
