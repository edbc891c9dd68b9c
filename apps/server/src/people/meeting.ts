import type { RelationKind, StoredProfile } from "@trelyazh/db";

/** What somebody has set about somebody else, or moderators about both. */
export type Tie = RelationKind | "kept_apart";

/** What stands between two people, from the side of one of them. */
export interface Between {
  readonly mine: ReadonlySet<Tie>;
  readonly theirs: ReadonlySet<Tie>;
}

/** What the other of them allows. */
export type Allowed = Pick<StoredProfile, "presenceFor" | "invitesFrom">;

/** What one may see of the other, and how far one may reach them. Nobody is ever told why not. */
export interface Meeting {
  /** Each of them appears in the lists, rooms and streams of the other. The same from both sides. */
  readonly sees: boolean;
  /** They may sit at one table. The same from both sides. */
  readonly mayMeet: boolean;
  /** The same from both sides. */
  readonly areFriends: boolean;
  /** The one may ask the other to be friends. */
  readonly mayAsk: boolean;
  /** The one may write to the other alone. The same from both sides. */
  readonly mayReach: boolean;
  /** The one may invite the other to a table. */
  readonly mayInvite: boolean;
  /** The one may know whether the other is here, and at which table. */
  readonly seesPresence: boolean;
}

/** Nobody has set anything. */
export const NOTHING_BETWEEN: Between = { mine: new Set(), theirs: new Set() };

/** Decides who may see and reach whom; whatever shows people to people, or brings them together, asks this and nothing else. */
export function meetingOf({ mine, theirs }: Between, allowed: Allowed): Meeting {
  const isSet = (kind: Tie) => mine.has(kind) || theirs.has(kind);
  const sees = !isSet("hidden");
  const mayMeet = sees && !isSet("not_at_my_table") && !isSet("kept_apart");
  const areFriends = sees && mine.has("friend") && theirs.has("friend");
  return {
    sees,
    mayMeet,
    areFriends,
    mayAsk: sees && !areFriends,
    mayReach: areFriends,
    mayInvite: mayMeet && (allowed.invitesFrom === "everybody" || (allowed.invitesFrom === "friends" && areFriends)),
    seesPresence: areFriends && allowed.presenceFor === "friends",
  };
}
