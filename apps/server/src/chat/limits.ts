import { MINUTE, type Limits } from "../limits/limits.ts";
import type { CALL_LIMITS } from "../transport/limits.ts";

/** Lines of one member in all rooms. */
const LINES_PER_MINUTE = 40;

/** Pages of the past, and streams, which begin with one. */
const PAGES_PER_MINUTE = 120;

/** What one member changes in lists of their own: how far they have read, whom they do not want to read. */
const MARKS_PER_MINUTE = 240;

export function chatLimits(limits: Limits, { membersPerAddress }: Pick<typeof CALL_LIMITS, "membersPerAddress">) {
  const perMinute = (name: string, times: number) => limits.shared({ name, times, seconds: MINUTE, membersPerAddress });
  return {
    say: perMinute("chat-lines", LINES_PER_MINUTE),
    read: perMinute("chat-pages", PAGES_PER_MINUTE),
    mark: perMinute("chat-marks", MARKS_PER_MINUTE),
  };
}
