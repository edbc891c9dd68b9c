import type { ReactNode } from "react";
import styles from "./frame.module.css";
import { INK } from "./ink.ts";

/** A small picture beside a setting, 80 × 40. What it shows is said in words beside it. */
export function Frame({ children }: { readonly children: ReactNode }) {
  return (
    <svg viewBox="0 0 80 40" aria-hidden="true" className={styles["frame"]}>
      {children}
    </svg>
  );
}

interface Place {
  readonly x: number;
  readonly y: number;
}

/** An arrow to the right, as long as what is between two things. */
export function Arrow({ x, y }: Place) {
  return <path className={INK.line} d={`M${x - 4} ${y}h8m-3-3 3 3-3 3`} />;
}

/** A card, seen from its face or from its back. */
export function CardSign({ x, y, isOpen = false }: Place & { readonly isOpen?: boolean }) {
  return (
    <g>
      <rect className={INK.paper} x={x - 6} y={y - 9} width="12" height="18" rx="2" />
      {isOpen ? (
        <path className={INK.part} d={`M${x} ${y - 4}l3 4-3 4-3-4z`} />
      ) : (
        <path className={INK.line} d={`M${x - 3} ${y - 6}l6 12m0-12-6 12`} />
      )}
    </g>
  );
}

/** Somebody at a table; `look` says whether they play, rest, or are nobody at all. */
export function Person({ x, y, look = "plays" }: Place & { readonly look?: "plays" | "rests" | "nobody" }) {
  const shape = look === "plays" ? INK.part : INK.line;
  const dashed = look === "nobody" ? INK.dashed : "";
  return <circle className={`${shape} ${dashed}`} cx={x} cy={y} r="5" />;
}
