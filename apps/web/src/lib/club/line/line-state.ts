import {
  DOUBT_MS,
  DROP_MS,
  GIVE_UP_MS,
  IDLE_MS,
  LONGEST_GIVE_UP_MS,
  LOST_MS,
  PING_MS,
  QUIET_MS,
  SLOW_MS,
  YOUTH_MS,
} from "./patience.ts";

/** How the line to the club stands, as people are told it. */
export type LineName =
  /** Nothing is asked of it. */
  | "idle"
  | "connecting"
  | "open"
  /** Something has had no answer for too long. */
  | "doubtful"
  /** Sockets do not get through, everything goes over HTTP. */
  | "http"
  /** The browser says that there is no network, and nothing shows that it is wrong. */
  | "offline"
  /** The club has said that it is only starting anew. */
  | "restarting"
  /** The club serves this release no longer. */
  | "outdated";

/** A socket that has answered: by it everything goes. */
interface Socket {
  readonly id: number;
  readonly bornAt: number;
  readonly answeredAt: number;
  readonly lastSentAt: number;
  /** Since when something waits for an answer; null when nothing does. */
  readonly awaitingSince: number | null;
  /** When another socket is tried beside it, unless an answer comes; null while nothing waits. */
  readonly raceAt: number | null;
  /** What waits has been followed by a ping, whose answer shows that it has at least arrived. */
  readonly isPinged: boolean;
}

/** A socket that has not answered yet. */
interface Attempt {
  readonly id: number;
  readonly madeAt: number;
  readonly isOpen: boolean;
  readonly lastSentAt: number;
  /** It takes long, so HTTP has been asked whether the club is there. */
  readonly isProbed: boolean;
}

interface Http {
  readonly id: number;
  /** Something went wrong, and it is being found out whether HTTP still gets through. */
  readonly isSuspect: boolean;
}

export interface LineState {
  /** Something is subscribed or under way. */
  readonly isWanted: boolean;
  readonly idleSince: number;
  readonly socket: Socket | null;
  readonly attempt: Attempt | null;
  readonly http: Http | null;
  /** Streams over HTTP arrive only when they end, so they have to be short. */
  readonly isBrief: boolean;
  /** The club is being asked over HTTP whether it is there. */
  readonly isProbing: boolean;
  /** When the next socket is tried. */
  readonly retryAt: number | null;
  /** Sockets in a row that never answered, or that died young. */
  readonly failures: number;
  readonly isOffline: boolean;
  readonly isRestarting: boolean;
  readonly isOutdated: boolean;
  /** How many sockets and changes to HTTP there have been: the last one's id. */
  readonly lastId: number;
}

export const NEW_LINE: LineState = {
  isWanted: false,
  idleSince: 0,
  socket: null,
  attempt: null,
  http: null,
  isBrief: false,
  isProbing: false,
  retryAt: null,
  failures: 0,
  isOffline: false,
  isRestarting: false,
  isOutdated: false,
  lastId: 0,
};

/** By what everything goes. What is under way moves over when the id changes. */
export type Carrier =
  | {
      readonly kind: "socket";
      readonly id: number;
      /** It has answered. Before that it is used on trust, for what may come twice. */
      readonly isProven: boolean;
    }
  | { readonly kind: "http"; readonly id: number; readonly isBrief: boolean };

export function carrierOf({ socket, http, attempt, isBrief }: LineState): Carrier | null {
  if (socket !== null) return { kind: "socket", id: socket.id, isProven: true };
  if (http !== null) return { kind: "http", id: http.id, isBrief };
  return attempt?.isOpen === true ? { kind: "socket", id: attempt.id, isProven: false } : null;
}

/** How long something has been waiting for an answer on the socket that carries. */
export function waitedMs({ socket }: LineState, now: number): number {
  return socket === null || socket.awaitingSince === null ? 0 : now - socket.awaitingSince;
}

function nameOfCarried(state: LineState, now: number): LineName | null {
  const waited = waitedMs(state, now);
  if (state.socket !== null && waited < LOST_MS) return waited < DOUBT_MS ? "open" : "doubtful";
  if (state.http !== null) return state.http.isSuspect ? "doubtful" : "http";
  return null;
}

export function nameOf(state: LineState, now: number): LineName {
  if (state.isOutdated) return "outdated";
  if (state.isOffline) return "offline";
  const carried = nameOfCarried(state, now);
  if (carried !== null) return carried;
  if (!state.isWanted) return "idle";
  return state.isRestarting ? "restarting" : "connecting";
}

/** Returns when the next thing happens by the passing of time alone after the last step, made `now`; null if nothing does. */
export function wakeAt(state: LineState, now: number): number | null {
  const due = [...dueBySocket(state), ...dueByAttempt(state), ...(state.retryAt === null ? [] : [state.retryAt])];
  if (!state.isWanted && hasAnything(state)) due.push(state.idleSince + IDLE_MS);
  const ahead = due.filter((at) => at > now);
  return ahead.length === 0 ? null : Math.min(...ahead);
}

function hasAnything({ socket, attempt, http, retryAt }: LineState): boolean {
  return socket !== null || attempt !== null || http !== null || retryAt !== null;
}

function dueBySocket({ socket }: LineState): readonly number[] {
  if (socket === null) return [];
  const { bornAt, answeredAt, awaitingSince: since, raceAt } = socket;
  const lived = bornAt + YOUTH_MS;
  if (since === null || raceAt === null) return [lived, answeredAt + QUIET_MS];
  return [lived, raceAt, since + PING_MS, since + DOUBT_MS, since + LOST_MS, since + DROP_MS];
}

function dueByAttempt({ attempt, failures }: LineState): readonly number[] {
  return attempt === null ? [] : [attempt.madeAt + SLOW_MS, attempt.madeAt + giveUpMs(failures)];
}

/** How long an attempt is waited for: the longer, the more have failed, for those whose lines are slow. */
export function giveUpMs(failures: number): number {
  return Math.min(GIVE_UP_MS * 2 ** failures, LONGEST_GIVE_UP_MS);
}
