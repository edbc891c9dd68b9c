import { HOUR, MINUTE, type Limits } from "../limits/limits.ts";

/** What somebody may set about others in an hour. */
const CHANGES_PER_HOUR = 200;
/** Whom somebody may ask to be friends in an hour: each is a word to somebody else. */
const ASKS_PER_HOUR = 30;
/** Invitations: each is a word to somebody else at once. */
const INVITES_PER_MINUTE = 12;
/** Invitations of one person by another. */
const INVITES_OF_ONE_PER_HOUR = 6;
/** Profiles that somebody may look at in a minute: nobody reads through the club. */
const LOOKS_PER_MINUTE = 60;
/** Streams of news that somebody may open in a minute, each read from the database. */
const STREAMS_PER_MINUTE = 60;

/** How many rows of each kind somebody may have, and how many requests may wait for somebody. */
export const MOST = { friend: 300, asked: 100, hidden: 1000, not_at_my_table: 1000, notes: 1000, asking: 300 } as const;

/** Questions for pictures of people in a minute: a page asks once for all whom it shows. */
const PICTURES_PER_MINUTE = 120;

export function peopleLimits(limits: Limits) {
  const invites = limits.inProcess({ name: "invites", times: INVITES_PER_MINUTE, seconds: MINUTE });
  const ofOne = limits.inProcess({ name: "invites-of-one", times: INVITES_OF_ONE_PER_HOUR, seconds: HOUR });
  return {
    change: limits.inProcess({ name: "people-changes", times: CHANGES_PER_HOUR, seconds: HOUR }),
    ask: limits.inProcess({ name: "friend-requests", times: ASKS_PER_HOUR, seconds: HOUR }),
    look: limits.inProcess({ name: "profiles", times: LOOKS_PER_MINUTE, seconds: MINUTE }),
    pictures: limits.inProcess({ name: "pictures-asked", times: PICTURES_PER_MINUTE, seconds: MINUTE }),
    stream: limits.inProcess({ name: "people-news", times: STREAMS_PER_MINUTE, seconds: MINUTE }),
    async invite(memberId: string, userId: string): Promise<void> {
      await invites(memberId);
      await ofOne(`${memberId} ${userId}`);
    },
  };
}
