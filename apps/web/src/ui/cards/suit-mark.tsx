import type { Suit } from "@trelyazh/preferans";
import styles from "./suit-mark.module.css";

/** Outlines in a 100 × 100 box. Drawn, because suit glyphs depend on the fonts of a device. */
const SUIT_PATHS = {
  s: "M50 2C55 18 95 38 95 64c0 14-11 23-23 23-8 0-15-4-18.500-11C54.500 86 59 93 68 98H32c9-5 13.500-12 14.500-22C43 83 36 87 28 87 16 87 5 78 5 64 5 38 45 18 50 2Z",
  c: "M50 3c13 0 23 10 23 23 0 6-2.500 11-6 15 2.500-1 5.500-1.500 8.500-1.500C88.500 39.500 98 49.500 98 62S88 85 75.500 85c-9 0-17-5-20.800-12.500C55.500 85 60 93 69 98H31c9-5 13.500-13 14.300-25.500C41.500 80 33.500 85 24.500 85 12 85 2 74.500 2 62s9.500-22.500 22.500-22.500c3 0 6 .5 8.500 1.500-3.500-4-6-9-6-15C27 13 37 3 50 3Z",
  d: "M50 1c9 18 24 36 40 49-16 13-31 31-40 49C41 81 26 63 10 50 26 37 41 19 50 1Z",
  h: "M50 97C37 79 5 58 5 32 5 16 17 5 30 5c9 0 17 6 20 16C53 11 61 5 70 5c13 0 25 11 25 27 0 26-32 47-45 65Z",
} as const satisfies Record<Suit, string>;

interface SuitMarkProps {
  readonly suit: Suit;
}

/** A suit as an icon of the surrounding text's size; red suits take `--suit-red` of their surroundings. */
export function SuitMark({ suit }: SuitMarkProps) {
  return (
    <svg viewBox="0 0 100 100" aria-hidden="true" className={styles["suit"]} data-suit={suit}>
      <path d={SUIT_PATHS[suit]} />
    </svg>
  );
}

interface PlacedSuitProps {
  readonly suit: Suit;
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly turned?: boolean;
}

/** A suit inside a card's drawing, centred on (x, y). */
export function PlacedSuit({ suit, x, y, size, turned = false }: PlacedSuitProps) {
  const turn = turned ? " rotate(180)" : "";
  return (
    <path d={SUIT_PATHS[suit]} transform={`translate(${x} ${y})${turn} scale(${size / 100}) translate(-50 -50)`} />
  );
}
