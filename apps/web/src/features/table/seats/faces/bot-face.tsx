import type { Persona } from "@trelyazh/table";
import type { ReactNode } from "react";
import styles from "./bot-face.module.css";

interface EyesProps {
  readonly y: number;
  /** How far each is from the middle. */
  readonly apart?: number;
  readonly size?: number;
}

function Eyes({ y, apart = 7, size = 2.2 }: EyesProps) {
  return (
    <>
      <circle className={styles["ink"]} cx={24 - apart} cy={y} r={size} />
      <circle className={styles["ink"]} cx={24 + apart} cy={y} r={size} />
    </>
  );
}

function Line({ d }: { readonly d: string }) {
  return <path className={styles["line"]} d={d} />;
}

/** Who they are, each drawn into a square of 48. */
const FACES: Readonly<Record<Persona, ReactNode>> = {
  yaga: (
    <>
      <path className={styles["red"]} d="M24 4C12 4 7 16 8 30l8 12h16l8-12C41 16 36 4 24 4z" />
      <ellipse className={styles["pale"]} cx="24" cy="26" rx="12" ry="14" />
      <Eyes y={22} apart={5} size={1.8} />
      <path className={styles["blush"]} d="M24 22c5 2 8 7 5 10-2 1-5 0-6-3z" />
      <Line d="M19 36q4-3 9 0M16 18l6 1M32 18l-6 1" />
    </>
  ),
  koschei: (
    <>
      <path className={styles["gold"]} d="M10 16l2-11 7 6 5-8 5 8 7-6 2 11z" />
      <path className={styles["pale"]} d="M24 13c-10 0-14 7-13 14 1 5 5 6 5 11h16c0-5 4-6 5-11 1-7-3-14-13-14z" />
      <Eyes y={25} apart={5.5} size={3.4} />
      <Line d="M24 29v4M18 38v4M22 38v5M26 38v5M30 38v4" />
    </>
  ),
  gorynych: (
    <>
      <path className={styles["gold"]} d="M11 14L6 4l10 6zM37 14l5-10-10 6z" />
      <path className={styles["green"]} d="M24 8C13 8 9 16 11 26c1 6 2 16 13 16s12-10 13-16c2-10-2-18-13-18z" />
      <path className={styles["pale"]} d="M14 18q5-2 7 3-6 3-7-3zM34 18q-5-2-7 3 6 3 7-3z" />
      <Eyes y={20} apart={5.5} size={1.6} />
      <circle className={styles["ink"]} cx="21" cy="32" r="1.3" />
      <circle className={styles["ink"]} cx="27" cy="32" r="1.3" />
      <Line d="M15 36q9 5 18 0" />
    </>
  ),
  leshy: (
    <>
      <path
        className={styles["green"]}
        d="M24 2c4 4 4 9 0 14-4-5-4-10 0-14zM9 8c6 0 10 4 11 9-6 0-11-3-11-9zM39 8c-6 0-10 4-11 9 6 0 11-3 11-9z"
      />
      <ellipse className={styles["bark"]} cx="24" cy="27" rx="13" ry="14" />
      <path className={styles["green"]} d="M11 30c2 12 8 15 13 16 5-1 11-4 13-16-4 3-8 4-13 4s-9-1-13-4z" />
      <Eyes y={24} apart={5} />
      <Line d="M14 19l7 1M34 19l-7 1M21 37h6" />
    </>
  ),
  vodyanoy: (
    <>
      <circle className={styles["blue"]} cx="14" cy="14" r="7" />
      <circle className={styles["blue"]} cx="34" cy="14" r="7" />
      <ellipse className={styles["blue"]} cx="24" cy="27" rx="18" ry="15" />
      <circle className={styles["pale"]} cx="14" cy="14" r="4" />
      <circle className={styles["pale"]} cx="34" cy="14" r="4" />
      <Eyes y={14} apart={10} size={1.9} />
      <Line d="M11 30q13 8 26 0M9 36q-3 4 1 8M39 36q3 4-1 8" />
    </>
  ),
  kikimora: (
    <>
      <path className={styles["moss"]} d="M8 40C2 20 12 3 24 3s22 17 16 37l-6-6-4 8-6-7-6 7-4-8z" />
      <ellipse className={styles["leaf"]} cx="24" cy="23" rx="11" ry="13" />
      <Eyes y={21} apart={5} size={2.4} />
      <Line d="M16 15l6-2M32 16l-5 1M19 30q5 4 10-1M24 23l2 4h-3" />
    </>
  ),
  domovoy: (
    <>
      <path className={styles["bark"]} d="M6 26C6 40 14 46 24 46s18-6 18-20c-3-12-9-16-18-16S9 14 6 26z" />
      <path className={styles["red"]} d="M9 18c2-10 8-14 15-14s13 4 15 14z" />
      <ellipse className={styles["pale"]} cx="24" cy="24" rx="10" ry="7" />
      <Eyes y={23} apart={4.5} size={1.7} />
      <circle className={styles["blush"]} cx="24" cy="28" r="3.2" />
      <Line d="M20 35q4 3 8 0" />
    </>
  ),
  bayun: (
    <>
      <path className={styles["ash"]} d="M8 4l12 8h8l12-8-1 20c0 12-6 20-15 20S9 36 9 24z" />
      <path className={styles["blush"]} d="M12 10l5 4-5 3zM36 10l-5 4 5 3zM24 29l-3-3h6z" />
      <path className={styles["gold"]} d="M13 22q4-5 8 0-4 4-8 0zM35 22q-4-5-8 0 4 4 8 0z" />
      <Eyes y={22} apart={7} size={1.5} />
      <Line d="M24 29v3M24 32q-4 4-7 1M24 32q4 4 7 1M5 27l8 1M5 33l8-1M43 27l-8 1M43 33l-8-1" />
    </>
  ),
  kolobok: (
    <>
      <circle className={styles["gold"]} cx="24" cy="25" r="19" />
      <circle className={styles["blush"]} cx="12.5" cy="29" r="3.4" />
      <circle className={styles["blush"]} cx="35.5" cy="29" r="3.4" />
      <Eyes y={21} apart={6.5} size={2.6} />
      <Line d="M15 31q9 9 18 0M15 15l5-2M33 15l-5-2" />
    </>
  ),
  firebird: (
    <>
      <path
        className={styles["gold"]}
        d="M24 16C20 10 20 5 24 1c4 4 4 9 0 15zM20 17C13 14 11 9 12 4c6 1 9 6 8 13zM28 17c7-3 9-8 8-13-6 1-9 6-8 13z"
      />
      <path className={styles["red"]} d="M24 13c-9 0-14 7-14 15 0 10 6 17 14 17s14-7 14-17c0-8-5-15-14-15z" />
      <path className={styles["gold"]} d="M18 28l6-3 6 3-6 10z" />
      <Eyes y={24} apart={7} size={2.4} />
      <Line d="M18 29q6 3 12 0" />
    </>
  ),
  morozko: (
    <>
      <path className={styles["blue"]} d="M9 20C9 9 15 3 24 3s15 6 15 17z" />
      <path className={styles["pale"]} d="M7 18h34v6H7z" />
      <ellipse className={styles["frost"]} cx="24" cy="28" rx="13" ry="10" />
      <path className={styles["pale"]} d="M10 29c1 11 7 17 14 17s13-6 14-17c-4 5-9 5-14 2-5 3-10 3-14-2z" />
      <Eyes y={27} apart={5.5} size={1.9} />
      <Line d="M24 8v7M20.5 10l7 3.5M27.5 10l-7 3.5M21 37q3 2 6 0" />
    </>
  ),
  sivka: (
    <>
      <path className={styles["bark"]} d="M24 3c8 2 10 8 8 16H16C14 11 16 5 24 3z" />
      <path className={styles["ash"]} d="M12 4l6 7h12l6-7 1 13-4 22q-9 9-18 0l-4-22z" />
      <path className={styles["bark"]} d="M20 6q4 4 8 0l-1 12-3 4-3-4z" />
      <Eyes y={21} apart={7.5} size={2.1} />
      <path className={styles["pale"]} d="M16 33q8-4 16 0l-1 6q-7 6-14 0z" />
      <circle className={styles["ink"]} cx="20.5" cy="36" r="1.3" />
      <circle className={styles["ink"]} cx="27.5" cy="36" r="1.3" />
    </>
  ),
};

interface BotFaceProps {
  readonly persona: Persona;
  readonly className?: string | undefined;
}

/** The face of a bot, for the eye alone: who it is stands beside it. */
export function BotFace({ persona, className }: BotFaceProps) {
  return (
    <svg viewBox="0 0 48 48" className={className} aria-hidden="true" focusable="false">
      {FACES[persona]}
    </svg>
  );
}
