import { GOING_AWAY, SERVICE_RESTART } from "../club-errors.ts";
import { retryDelayMs } from "../retry-delay.ts";
import { carrierOf, giveUpMs, waitedMs, type LineState } from "./line-state.ts";
import {
  DOUBT_MS,
  DROP_MS,
  IDLE_MS,
  PING_MS,
  QUIET_MS,
  RACE_MS,
  SLOW_MS,
  WOKEN_RACE_MS,
  YOUNG_DEATHS,
  YOUTH_MS,
  returnDelayMs,
} from "./patience.ts";

/** What happens to the line. Sockets are told apart by their ids; what comes of one that was dropped is ignored. */
export type LineEvent =
  | { readonly type: "wanted" }
  | { readonly type: "unwanted" }
  | { readonly type: "opened"; readonly id: number }
  /** Something that wants an answer went out. */
  | { readonly type: "sent"; readonly id: number }
  /** Something that was sent then has been answered. */
  | { readonly type: "answered"; readonly id: number; readonly sentAt: number }
  | { readonly type: "closed"; readonly id: number; readonly code: number | null }
  /** Whether the club has answered over HTTP. */
  | { readonly type: "probed"; readonly isThere: boolean }
  /** A call had no answer, or a stream over HTTP; while a socket carries, it says itself whether it is well. */
  | { readonly type: "unanswered" }
  /** A stream over HTTP brings nothing although calls are answered: somebody on the way collects it. */
  | { readonly type: "streamSwallowed" }
  | { readonly type: "offline" }
  | { readonly type: "online" }
  /** The device may have slept, or the network changed, without anybody having been told. */
  | { readonly type: "woken" }
  /** Another session: what carries belongs to the old one. */
  | { readonly type: "renewed" }
  | { readonly type: "outdated" }
  | { readonly type: "tick" };

/** What is to be done. A socket that is dropped is not waited for. */
export type LineEffect =
  | { readonly type: "open"; readonly id: number }
  | { readonly type: "drop"; readonly id: number }
  | { readonly type: "ping"; readonly id: number }
  | { readonly type: "probe" };

export interface Moment {
  readonly now: number;
  readonly random: () => number;
}

export interface Step {
  readonly state: LineState;
  readonly effects: readonly LineEffect[];
}

/** After a restart, when all clients come back together, the first wait is as long as that of this attempt. */
const ATTEMPTS_SAVED_AFTER_RESTART = 2;

/** One step that is being made. */
class Stepping {
  state: LineState;
  readonly effects: LineEffect[] = [];
  readonly now: number;
  readonly random: () => number;

  constructor(state: LineState, { now, random }: Moment) {
    this.state = state;
    this.now = now;
    this.random = random;
  }

  change(news: Partial<LineState>): void {
    this.state = { ...this.state, ...news };
  }

  do(effect: LineEffect): void {
    this.effects.push(effect);
  }
}

type Handler<Type extends LineEvent["type"]> = (
  step: Stepping,
  event: Extract<LineEvent, { readonly type: Type }>,
) => void;

const HANDLERS: { readonly [Type in LineEvent["type"]]: Handler<Type> } = {
  wanted(step) {
    step.change({ isWanted: true });
    if (carrierOf(step.state) === null && step.state.attempt === null) openAttempt(step);
  },
  unwanted: (step) => step.change({ isWanted: false, idleSince: step.now }),
  opened(step, { id }) {
    const { attempt } = step.state;
    if (attempt?.id !== id) return;
    step.change({ attempt: { ...attempt, isOpen: true } });
    step.do({ type: "ping", id });
  },
  sent(step, { id }) {
    const { socket, attempt } = step.state;
    if (socket?.id === id) expectAnswer(step, RACE_MS);
    else if (attempt?.id === id) step.change({ attempt: { ...attempt, lastSentAt: step.now } });
  },
  answered: takeAnswer,
  closed(step, { id, code }) {
    const { socket, attempt } = step.state;
    if (id !== socket?.id && id !== attempt?.id) return;
    if (code === SERVICE_RESTART) step.change({ isRestarting: true });
    if (id === attempt?.id) attemptFailed(step, code);
    else socketClosed(step, code);
  },
  probed(step, { isThere }) {
    step.change({ isProbing: false });
    if (isThere) clubIsThere(step);
    else httpIsAway(step);
  },
  unanswered: suspectHttp,
  streamSwallowed(step) {
    const { http, isBrief } = step.state;
    if (http === null || isBrief) return;
    takeHttp(step, { isBrief: true });
    suspectHttp(step);
  },
  offline(step) {
    step.change({ isOffline: true });
    findOut(step);
  },
  online(step) {
    step.change({ isOffline: false, failures: 0 });
    findOut(step);
  },
  woken: findOut,
  renewed(step) {
    const { socket, attempt, http, isWanted } = step.state;
    for (const { id } of [socket, attempt].filter((one) => one !== null)) step.do({ type: "drop", id });
    step.change({ socket: null, attempt: null, failures: 0 });
    if (http !== null) takeHttp(step);
    else if (isWanted) openAttempt(step);
  },
  outdated: (step) => step.change({ isOutdated: true }),
  tick,
};

/** Takes one step of the line: what it is from now on, and what is to be done. */
export function stepLine(state: LineState, event: LineEvent, moment: Moment): Step {
  const step = new Stepping(state, moment);
  // Each handler takes the event under whose type it stands.
  (HANDLERS[event.type] as Handler<LineEvent["type"]>)(step, event);
  // On a busy page an event may come before the timer that was due: what is due by now is done with it.
  if (event.type !== "tick") tick(step);
  return { state: step.state, effects: step.effects };
}

function openAttempt(step: Stepping): void {
  const { attempt, lastId } = step.state;
  if (attempt !== null) step.do({ type: "drop", id: attempt.id });
  const id = lastId + 1;
  const made = { id, madeAt: step.now, lastSentAt: 0, isOpen: false, isProbed: false };
  step.change({ attempt: made, lastId: id, retryAt: null });
  step.do({ type: "open", id });
}

function probe(step: Stepping): void {
  if (step.state.isProbing) return;
  step.change({ isProbing: true });
  step.do({ type: "probe" });
}

/** Plans the next attempt: soon while nothing carries, later while HTTP does. */
function retryLater(step: Stepping): void {
  const { isWanted, http, failures, isRestarting } = step.state;
  const saved = isRestarting ? ATTEMPTS_SAVED_AFTER_RESTART : 0;
  const delayMs = http === null ? retryDelayMs(failures + saved, step.random) : returnDelayMs(failures, step.random);
  step.change({ retryAt: isWanted ? step.now + delayMs : null });
}

function expectAnswer(step: Stepping, raceMs: number): void {
  const { now, state } = step;
  if (state.socket === null) return;
  const { awaitingSince, raceAt } = state.socket;
  const race = Math.min(raceAt ?? Number.POSITIVE_INFINITY, now + raceMs);
  step.change({ socket: { ...state.socket, lastSentAt: now, awaitingSince: awaitingSince ?? now, raceAt: race } });
}

function ping(step: Stepping, raceMs: number = RACE_MS): void {
  const { socket } = step.state;
  if (socket === null) return;
  step.do({ type: "ping", id: socket.id });
  expectAnswer(step, raceMs);
  const { socket: expecting } = step.state;
  step.change({ socket: expecting && { ...expecting, isPinged: true } });
}

function takeAnswer(step: Stepping, { id, sentAt }: Extract<LineEvent, { readonly type: "answered" }>): void {
  const { now, state } = step;
  const answering = [state.socket, state.attempt].find((one) => one?.id === id);
  if (answering === undefined || answering === null) return;
  const [silent] = [state.socket, state.attempt].filter((one) => one !== null && one.id !== id);
  if (silent) step.do({ type: "drop", id: silent.id });
  const { lastSentAt } = answering;
  // What was sent later may still be on its way.
  const awaitingSince = lastSentAt > sentAt ? lastSentAt : null;
  step.change({
    socket: {
      id,
      bornAt: state.socket?.id === id ? state.socket.bornAt : now,
      answeredAt: now,
      lastSentAt,
      awaitingSince,
      raceAt: awaitingSince === null ? null : awaitingSince + RACE_MS,
      isPinged: false,
    },
    attempt: null,
    http: null,
    retryAt: null,
    isOffline: false,
    isRestarting: false,
  });
}

/** Whether the socket that carries is there as far as anybody knows. */
function isSocketWell(step: Stepping): boolean {
  return step.state.socket !== null && waitedMs(step.state, step.now) < DOUBT_MS;
}

function attemptFailed(step: Stepping, code: number | null): void {
  step.change({ attempt: null, failures: step.state.failures + 1 });
  retryLater(step);
  // A club that says goodbye has been reached, and is not there.
  if (code !== SERVICE_RESTART && step.state.http === null && !isSocketWell(step)) probe(step);
}

function socketClosed(step: Stepping, code: number | null): void {
  const { socket, failures, attempt, isWanted } = step.state;
  const isYoung = socket !== null && step.now - socket.bornAt < YOUTH_MS;
  step.change({ socket: null, failures: isYoung ? failures + 1 : 0 });
  if (!isWanted || attempt !== null) return;
  // Others of the club's nodes are there, and this one tells its sockets bit by bit: nobody has to wait.
  if (code === GOING_AWAY) {
    openAttempt(step);
    return;
  }
  retryLater(step);
  if (code !== SERVICE_RESTART && step.state.failures >= YOUNG_DEATHS) probe(step);
}

function takeHttp(step: Stepping, news: Partial<LineState> = {}): void {
  const id = step.state.lastId + 1;
  step.change({ ...news, lastId: id, http: { id, isSuspect: false } });
  if (step.state.attempt === null) retryLater(step);
}

/** The club answers over HTTP: so it goes on there, unless a socket is well. */
function clubIsThere(step: Stepping): void {
  const { socket, http, isWanted } = step.state;
  step.change({ isOffline: false });
  if (!isWanted || isSocketWell(step)) return;
  if (http !== null) {
    step.change({ http: { ...http, isSuspect: false } });
    return;
  }
  if (socket !== null) step.do({ type: "drop", id: socket.id });
  step.change({ socket: null, isRestarting: false });
  takeHttp(step);
}

function httpIsAway(step: Stepping): void {
  const { http, attempt, isWanted } = step.state;
  if (http === null) return;
  step.change({ http: null });
  if (attempt === null && isWanted) retryLater(step);
}

function suspectHttp(step: Stepping): void {
  const { http } = step.state;
  if (http === null) return;
  step.change({ http: { ...http, isSuspect: true } });
  probe(step);
}

/** Finds out at once whether what carries is still there. */
function findOut(step: Stepping): void {
  const { socket, http, isWanted, attempt } = step.state;
  if (socket !== null) ping(step, WOKEN_RACE_MS);
  else if (http !== null) suspectHttp(step);
  if (!isWanted || socket !== null) return;
  if (attempt === null || step.now - attempt.madeAt >= WOKEN_RACE_MS) openAttempt(step);
}

function tick(step: Stepping): void {
  const { isWanted, idleSince } = step.state;
  if (!isWanted && step.now - idleSince >= IDLE_MS) {
    rest(step);
    return;
  }
  tickSocket(step);
  tickAttempt(step);
  const { retryAt } = step.state;
  if (retryAt !== null && step.now >= retryAt) openAttempt(step);
}

/** Nobody has wanted anything for long. */
function rest(step: Stepping): void {
  const { socket, attempt } = step.state;
  for (const { id } of [socket, attempt].filter((one) => one !== null)) step.do({ type: "drop", id });
  step.change({ socket: null, attempt: null, http: null, retryAt: null });
}

function tickSocket(step: Stepping): void {
  const { now, state } = step;
  const { socket } = state;
  if (socket === null) return;
  if (now - socket.bornAt >= YOUTH_MS) step.change({ failures: 0 });
  if (socket.awaitingSince !== null) tickSilence(step, socket.raceAt);
  else if (now - socket.answeredAt >= QUIET_MS) ping(step);
}

/** Something waits: it is followed by a ping, then another socket is tried, and in the end this one is given up. */
function tickSilence(step: Stepping, raceAt: number | null): void {
  const { now, state } = step;
  const { socket, attempt, retryAt } = state;
  const waited = waitedMs(state, now);
  if (waited >= PING_MS && socket?.isPinged === false) ping(step);
  if (raceAt !== null && now >= raceAt && attempt === null && retryAt === null) openAttempt(step);
  if (waited >= DROP_MS) dropSocket(step);
}

function dropSocket(step: Stepping): void {
  const { socket, attempt, isWanted } = step.state;
  if (socket !== null) step.do({ type: "drop", id: socket.id });
  step.change({ socket: null });
  if (attempt === null && isWanted) retryLater(step);
}

function tickAttempt(step: Stepping): void {
  const { now, state } = step;
  const { attempt, failures } = state;
  if (attempt === null) return;
  if (now - attempt.madeAt >= giveUpMs(failures)) {
    step.do({ type: "drop", id: attempt.id });
    attemptFailed(step, null);
    return;
  }
  const isSlow = now - attempt.madeAt >= SLOW_MS;
  if (!isSlow || attempt.isProbed || state.http !== null || isSocketWell(step)) return;
  step.change({ attempt: { ...attempt, isProbed: true } });
  probe(step);
}
