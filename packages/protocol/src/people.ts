import { z } from "zod";
import type { LobbyTable } from "./lobby.ts";

/** Who may see whether somebody is here. */
export const PRESENCE_FOR = ["nobody", "friends"] as const;
export type PresenceFor = (typeof PRESENCE_FOR)[number];

/** Who may invite somebody to a table. */
export const INVITES_FROM = ["nobody", "friends", "everybody"] as const;
export type InvitesFrom = (typeof INVITES_FROM)[number];

/** Languages that people say they speak, by their codes. */
export const SPOKEN_LANGUAGES = ["ru", "en", "uk", "be", "kk", "de", "fr", "es", "he", "pl"] as const;
export type SpokenLanguage = (typeof SPOKEN_LANGUAGES)[number];

/** How long what people write may be, in characters. */
export const WORDS_LENGTH = 240;
export const NOTE_LENGTH = 500;

/** What somebody may do about somebody else; each has its opposite, and doing it again changes nothing. */
export const PERSON_CHANGES = [
  "ask",
  "takeBack",
  "accept",
  "decline",
  "unfriend",
  "hide",
  "show",
  "avoid",
  "allow",
] as const;
export type PersonChange = (typeof PERSON_CHANGES)[number];

const userId = z.string().min(1).max(64);

export const PersonRef = z.strictObject({ userId });
export type PersonRef = z.infer<typeof PersonRef>;

export const ChangePerson = z.strictObject({ userId, change: z.enum(PERSON_CHANGES) });
export type ChangePerson = z.infer<typeof ChangePerson>;

/** Characters that show, with breaks of lines; neither controls nor what lies invisibly between letters. */
const VISIBLE_TEXT = /^(?:[^\p{C}\p{Default_Ignorable_Code_Point}\u2800\u3164]|\n)*$/u;

/** At most two marks over or under a letter. */
const STACKED_MARKS = /\p{M}{3}/u;

/** Says whether people may write that of themselves and others: all of it can be seen. */
export function isOwnText(text: string): boolean {
  return VISIBLE_TEXT.test(text) && !STACKED_MARKS.test(text);
}

function ownText(length: number) {
  return z.string().trim().normalize("NFC").max(length).refine(isOwnText);
}

/** What a member says of themselves, and allows others; what is left out stays as it is. */
export const DescribeMyself = z.strictObject({
  words: ownText(WORDS_LENGTH).optional(),
  languages: z
    .array(z.enum(SPOKEN_LANGUAGES))
    .max(SPOKEN_LANGUAGES.length)
    .refine((all) => new Set(all).size === all.length)
    .optional(),
  presenceFor: z.enum(PRESENCE_FOR).optional(),
  invitesFrom: z.enum(INVITES_FROM).optional(),
});
export type DescribeMyself = z.infer<typeof DescribeMyself>;

/** A note about somebody for one's own eyes; an empty one is none. */
export const NotePerson = z.strictObject({ userId, note: ownText(NOTE_LENGTH) });
export type NotePerson = z.infer<typeof NotePerson>;

export const InvitePerson = z.strictObject({ userId, tableId: z.uuid() });
export type InvitePerson = z.infer<typeof InvitePerson>;

/** Somebody, as they are named in a list. */
export interface NamedPerson {
  readonly id: string;
  readonly name: string;
}

/** What stands between a member and somebody else, as far as the member may know it. */
export interface Standings {
  readonly isFriend: boolean;
  /** The member has asked them to be friends. */
  readonly isAsked: boolean;
  /** They have asked the member. */
  readonly isAsking: boolean;
  readonly isHidden: boolean;
  readonly isAvoided: boolean;
}

/** What a member may know of somebody; of whoever they have hidden no more than the name. */
export interface PersonProfile extends NamedPerson {
  readonly isMe: boolean;
  readonly standing: Standings;
  /** For the member's own eyes. */
  readonly note: string;
  readonly told: ToldProfile | null;
}

export interface ToldProfile {
  readonly isGuest: boolean;
  /** Epoch milliseconds. */
  readonly since: number;
  /** Pulyas that they have played to the end. */
  readonly pulyas: number;
  readonly words: string;
  readonly languages: readonly string[];
  /** What they were called in the last month, the latest first; absent where a server of an earlier release tells. */
  readonly formerNames?: readonly string[] | undefined;
  /** Whether they may be invited to a table by this member. */
  readonly mayBeInvited: boolean;
}

/** Where a friend is, as far as they allow it to be seen. */
export type FriendPresence =
  | { readonly kind: "away" }
  | { readonly kind: "online" }
  /** `table` is there for whoever may look at it. */
  | { readonly kind: "atTable"; readonly table?: Pick<LobbyTable, "id" | "status"> & { readonly freeSeats: number } };

export interface Friend extends NamedPerson {
  readonly presence: FriendPresence;
}

/** An invitation to a table that waits for players. */
export interface Invitation {
  readonly from: NamedPerson;
  readonly tableId: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** What `people.news` sends, at once and after each change; the latest counts. */
export interface PeopleNews {
  readonly friends: readonly Friend[];
  /** Who has asked the member to be friends. */
  readonly asking: readonly NamedPerson[];
  /** Whom the member has asked. */
  readonly asked: readonly NamedPerson[];
  readonly invitations: readonly Invitation[];
  /** Decisions and answers of moderators that the member has not read; a server of an earlier release does not say. */
  readonly unread?: number;
}

/** Whom a member wants not to meet, and what they allow others. */
export interface OwnWishes {
  readonly hidden: readonly NamedPerson[];
  readonly avoided: readonly NamedPerson[];
  readonly presenceFor: PresenceFor;
  readonly invitesFrom: InvitesFrom;
  readonly words: string;
  readonly languages: readonly string[];
}
