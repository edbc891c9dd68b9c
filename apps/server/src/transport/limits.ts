import { byNetwork, MINUTE, type Limits } from "../limits/limits.ts";
import type { CallBudgets } from "../trpc.ts";

/** What one member may do over all their sockets and requests together; nobody who plays comes near. */
export const CALL_LIMITS = {
  /** Calls over HTTP from one address; those over a socket are messages. */
  callsPerMinute: 1200,
  /** Open sockets: one for each tab, and those that have broken and are not known to be gone. */
  socketsPerMember: 40,
  /** Open streams over HTTP, of which each tab has several. */
  streamsPerMember: 100,
  /** Messages by sockets in the long run, whatever they are. */
  messagesPerSecond: 40,
  /** Calls that change something, in the long run. */
  commandsPerSecond: 20,
  /** Calls that were refused, in the long run. */
  refusalsPerSecond: 6,
  /** All people at one address together have the budgets of so many: a whole school may share one. */
  membersPerAddress: 30,
};

/** Seconds over which calls are counted: a burst of as many seconds' worth is nothing. */
const WINDOW = 10;

/** Returns the limit for a call from an address. */
export function callLimit(limits: Limits, { callsPerMinute }: Readonly<typeof CALL_LIMITS>) {
  return byNetwork(limits.inProcess({ name: "calls", times: callsPerMinute, seconds: MINUTE }));
}

/** Returns what members' calls are counted against, by whatever way they come. */
export function callBudgets(limits: Limits, settings: Readonly<typeof CALL_LIMITS>): CallBudgets {
  const { commandsPerSecond, refusalsPerSecond, membersPerAddress } = settings;
  const inWindow = (name: string, perSecond: number) =>
    ({ name, times: perSecond * WINDOW, seconds: WINDOW, membersPerAddress }) as const;
  const refusals = limits.sharedAfterwards(inWindow("refusals", refusalsPerSecond));
  return {
    command: limits.shared(inWindow("commands", commandsPerSecond)),
    call: refusals.check,
    refused: refusals.note,
  };
}
