import type { Table, CommandOf, RunningTurn, LatePlayer } from "@trelyazh/table";
import type { Contacts, Contact } from "../streams/contact.ts";
import type { TurnHistory } from "./turn-history.ts";

/** The bounds of what is forgiven of a slow line. */
const LEAST_GRACE_MS = 100;
const MOST_GRACE_MS = 1000;

/** What a table knows of the people at it when somebody's time is over. */
export interface Witness {
  readonly contacts: Contacts;
  readonly history: Pick<TurnHistory, "hasSlept" | "toldAt">;
}

/** Returns how long a move on its way is waited for after the deadline, in milliseconds. */
export function graceFor(contact: Contact | null): number {
  return contact === null ? 0 : Math.min(Math.max(contact.lagMs ?? 0, LEAST_GRACE_MS), MOST_GRACE_MS);
}

/** The line to whoever has the turn; null if they have not got the table open. */
export function contactOnTurn({ turn, seats }: Table, contacts: Contacts): Contact | null {
  const occupant = turn === null ? null : seats[turn.actor];
  return occupant?.kind === "human" ? contacts.contactOf(occupant.userId) : null;
}

/** Makes the command of a turn that is over, with all that its receipt has to say. */
export function timeOutCommand(table: Table, turn: RunningTurn, { contacts, history }: Witness): CommandOf<"timeOut"> {
  const contact = contactOnTurn(table, contacts);
  const player = playerFor(contact, history.hasSlept(turn.actor));
  const line = {
    sentAt: history.toldAt(turn) ?? turn.deadlineAt,
    heardAt: contact?.heardAt ?? null,
    lagMs: contact?.lagMs ?? null,
    graceMs: graceFor(contact),
  };
  return { type: "timeOut", turnNumber: turn.number, player, line };
}

function playerFor(contact: Contact | null, hasSlept: boolean): LatePlayer {
  if (contact === null) return "gone";
  return hasSlept ? "asleep" : "there";
}
