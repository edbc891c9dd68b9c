import type { OpenTiming, Settings } from "@trelyazh/preferans";
import { Arrow, CardSign, Frame, Person } from "./frame.tsx";
import { INK } from "./ink.ts";

interface SharesProps {
  readonly x: number;
  /** Whists of whoever whisted, and of whoever passed. */
  readonly whister: number;
  readonly passer: number;
  /** The game was made. */
  readonly isMade: boolean;
}

function Pile({ x, count }: { readonly x: number; readonly count: number }) {
  return Array.from({ length: count }, (_, index) => (
    <rect key={index} className={INK.part} x={x - 5} y={34 - 4 * index} width="10" height="2.6" rx="1.3" />
  ));
}

/** Two defenders, one of whom has whisted, each with their whists; over them, whether the game was made. */
function Shares({ x, whister, passer, isMade }: SharesProps) {
  return (
    <g>
      <path className={INK.line} d={isMade ? `M${x - 3} 5l2.5 2.5 4.5-5` : `M${x - 3} 2.5l6 6m0-6-6 6`} />
      <g transform={`translate(${x - 8} 15) scale(0.8)`}>
        <Person x={0} y={0} />
      </g>
      <g transform={`translate(${x + 8} 15) scale(0.8)`}>
        <Person x={0} y={0} look="rests" />
      </g>
      <Pile x={x - 8} count={whister} />
      <Pile x={x + 8} count={passer} />
    </g>
  );
}

const ALL = { whister: 4, passer: 0 } as const;
const HALF = { whister: 2, passer: 2 } as const;

const SHARED = {
  greedy: { made: ALL, failed: ALL },
  gentleman: { made: ALL, failed: HALF },
  gentlemanAlways: { made: HALF, failed: HALF },
} as const satisfies Record<Settings["whistSharing"], object>;

/** Whose the whists are: on a game that was made, and on one that was not. */
export function SharingPicture({ sharing }: { readonly sharing: Settings["whistSharing"] }) {
  const { made, failed } = SHARED[sharing];
  return (
    <Frame>
      <Shares x={20} {...made} isMade />
      <Shares x={60} {...failed} isMade={false} />
    </Frame>
  );
}

/** A hand that lies open. */
function OpenFan({ x }: { readonly x: number }) {
  return (
    <g>
      <CardSign x={x - 6} y={20} isOpen />
      <CardSign x={x} y={20} isOpen />
      <CardSign x={x + 6} y={20} isOpen />
    </g>
  );
}

/** A card that is led, and a hand that is laid open: which of them comes first. */
export function OpeningPicture({ timing }: { readonly timing: OpenTiming }) {
  const isFirst = timing !== "afterFirstCard";
  return (
    <Frame>
      {isFirst ? <OpenFan x={22} /> : <CardSign x={18} y={20} />}
      <Arrow x={43} y={20} />
      {isFirst ? <CardSign x={61} y={20} /> : <OpenFan x={61} />}
    </Frame>
  );
}

/** The two cards of the talon in an all-pass. */
export function TalonPicture({ isOpen }: { readonly isOpen: boolean }) {
  return (
    <Frame>
      <CardSign x={32} y={20} isOpen={isOpen} />
      <CardSign x={48} y={20} isOpen={isOpen} />
    </Frame>
  );
}
