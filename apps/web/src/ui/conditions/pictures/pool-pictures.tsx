import type { CloseBy, Settings } from "@trelyazh/preferans";
import { CardSign, Frame, Person } from "./frame.tsx";
import { INK } from "./ink.ts";

/** How full the pools of three are, of 30. */
const FILLED = [22, 14, 26] as const;

/** A pool for each, of which each is filled by itself. */
function Each() {
  return FILLED.map((filled, index) => (
    <g key={filled}>
      <rect className={INK.part} x={13 + 20 * index} y={35 - filled} width="14" height={filled} rx="1.5" />
      <rect className={INK.line} x={13 + 20 * index} y="5" width="14" height="30" rx="2" />
    </g>
  ));
}

/** One pool, into which all pour. */
function Sum() {
  return (
    <g>
      <path className={INK.part} d="M13 17h14v18H15a2 2 0 0 1-2-2z" />
      <path className={`${INK.part} ${INK.dim}`} d="M27 17h13v18H27z" />
      <path className={INK.part} d="M40 17h14v18H40z" />
      <path className={INK.line} d="M33 2v8m-3-3 3 3 3-3M20 2v8m-3-3 3 3 3-3M47 2v8m-3-3 3 3 3-3" />
      <rect className={INK.line} x="13" y="13" width="54" height="22" rx="2" />
    </g>
  );
}

/** One deal after the other, so many. */
function Deals() {
  return [0, 1, 2, 3, 4].map((deal) => (
    <g key={deal} className={deal < 3 ? undefined : INK.dim}>
      <CardSign x={12 + 14 * deal} y={20} isOpen={deal < 3} />
    </g>
  ));
}

const POOLS = { each: Each, sum: Sum, deals: Deals } as const;

/** What the end of a pulya depends on. */
export function PoolPicture({ kind }: { readonly kind: CloseBy["kind"] }) {
  const Pool = POOLS[kind];
  return (
    <Frame>
      <Pool />
    </Frame>
  );
}

/** Who sits around a table, and whether somebody rests, or nobody is there. */
export function PlayersPicture({ players }: { readonly players: Settings["players"] }) {
  return (
    <Frame>
      <ellipse className={INK.paper} cx="40" cy="20" rx="20" ry="11" />
      <Person x={40} y={34} />
      {players === 2 ? <Person x={14} y={14} look="nobody" /> : <Person x={14} y={14} />}
      <Person x={66} y={14} />
      {players === 4 ? <Person x={40} y={6} look="rests" /> : null}
    </Frame>
  );
}
