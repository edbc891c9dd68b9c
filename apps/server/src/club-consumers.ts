import { finishedPulyas } from "./archive/finished-pulyas.ts";
import { conductKeeper } from "./conduct/conduct-keeper.ts";
import type { DurableConsumer } from "./feed/consumer.ts";
import { Feed, type FeedOptions } from "./feed/feed.ts";
import { readPastNews } from "./tables/journal/table-news.ts";

/** Those who work off the club's outbox, in every process and for the operators' command. */
export const CLUB_CONSUMERS: readonly DurableConsumer[] = [finishedPulyas, conductKeeper];

/** Puts the club's feed together; it begins when it is started. */
export function createClubFeed(options: Omit<FeedOptions, "consumers" | "pastOf">): Feed {
  return new Feed({ ...options, consumers: CLUB_CONSUMERS, pastOf: readPastNews });
}
