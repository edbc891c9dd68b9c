import type { TableMessage } from "@trelyazh/protocol";
import type { ProposalKind, TableRefusal, Wish } from "@trelyazh/table";
import type { PracticeWish } from "../choices.ts";

/** What the page asks of a practice. */
export type PracticeCommand =
  | { readonly type: "act"; readonly turnNumber: number; readonly move: Wish }
  | { readonly type: "propose"; readonly proposal: ProposalKind }
  /** Everything up to that event has been shown: the table may do its next step. */
  | { readonly type: "goOn"; readonly seq: number }
  /** The player has read how the last deal ended. */
  | { readonly type: "dealNext" };

/** What goes to the worker; the first message sets the table, and each one after it is a command there. */
export type PracticeRequest =
  | { readonly type: "begin"; readonly wish: PracticeWish; readonly playerName: string }
  | PracticeCommand;

/** What comes back: what happened, as the player may know it, or why nothing did. */
export type PracticeAnswer =
  | { readonly ok: true; readonly messages: readonly TableMessage[] }
  | { readonly ok: false; readonly code: TableRefusal };
