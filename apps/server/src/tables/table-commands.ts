import type { Card, Move, Seat } from "@trelyazh/preferans";
import type { Wish } from "@trelyazh/protocol";
import type { Member } from "../trpc.ts";

/** Everything that can be asked of a table: by people, and by the table's own clock, bots and dealer. */
export type TableCommand =
  | { readonly type: "join"; readonly member: Member; readonly seat: Seat }
  | { readonly type: "leave"; readonly member: Member }
  | { readonly type: "addBot"; readonly member: Member; readonly seat: Seat }
  | { readonly type: "act"; readonly member: Member; readonly turnNumber: number; readonly wish: Wish }
  | { readonly type: "start"; readonly dealer: Seat }
  | { readonly type: "deal"; readonly deck: readonly Card[] }
  | { readonly type: "moveBot"; readonly turnNumber: number; readonly move: Move }
  | { readonly type: "timeOut"; readonly turnNumber: number }
  | { readonly type: "recover"; readonly outageMs: number };
