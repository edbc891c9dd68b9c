import type { Standing } from "@trelyazh/db";
import { LRUCache } from "lru-cache";
import { MOST_PULYAS } from "./chat-store.ts";

/** What somebody may do in the chat. */
export interface ChatStanding {
  /** In the club's common room. */
  readonly mayTalkToAll: boolean;
  /** Have addresses followed. */
  readonly mayLink: boolean;
}

/** A guest talks to all once they have finished a pulya; anyone has addresses followed after three. */
const PULYAS_TO_TALK = 1;
const PULYAS_TO_LINK = MOST_PULYAS;

/** How long it does not matter that somebody has finished another one. */
const KNOWN_MS = 30_000;
const REMEMBERED = 10_000;

/** Knows how long people have been here, by what they have played. */
export class Newcomers {
  readonly #known: LRUCache<string, ChatStanding>;

  constructor(find: (userId: string) => Promise<Standing | null>) {
    this.#known = new LRUCache<string, ChatStanding>({
      max: REMEMBERED,
      ttl: KNOWN_MS,
      fetchMethod: async (userId) => standingIn(await find(userId)),
    });
  }

  /** Rejects when that cannot be read. */
  async standingOf(userId: string): Promise<ChatStanding> {
    return await this.#known.forceFetch(userId);
  }
}

function standingIn(found: Standing | null): ChatStanding {
  const { isGuest, pulyas } = found ?? { isGuest: true, pulyas: 0 };
  return { mayTalkToAll: !isGuest || pulyas >= PULYAS_TO_TALK, mayLink: pulyas >= PULYAS_TO_LINK };
}
