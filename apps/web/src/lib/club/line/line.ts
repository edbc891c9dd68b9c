import { SIGNED_OUT } from "../club-errors.ts";
import { stepLine, type LineEffect, type LineEvent } from "./line-machine.ts";
import { carrierOf, nameOf, NEW_LINE, wakeAt, type Carrier, type LineName } from "./line-state.ts";
import type { ClubSocket, SocketEvents } from "./club-socket.ts";

/** What the line needs of the world. */
export interface LineWorld {
  /** Whole milliseconds that only grow: sums of them are exact. */
  readonly now: () => number;
  readonly random: () => number;
  readonly openSocket: (events: SocketEvents) => ClubSocket;
  /** Asks the club over HTTP whether it is there; never rejects, and gives up by itself. */
  readonly isClubThere: () => Promise<boolean>;
  /** The session has ended elsewhere, such as in another tab. */
  readonly onSignedOut: () => void;
}

/** The line as the application sees it. */
export interface ClubLine {
  readonly subscribe: (listener: () => void) => () => void;
  readonly state: () => LineName;
  /** Whether a command has had no answer yet. */
  readonly isSending: () => boolean;
  /** The club serves this release no longer. */
  readonly outdated: () => void;
}

/** By what something is carried at present, ready to be used. */
export type Way =
  | { readonly kind: "socket"; readonly id: number; readonly isProven: boolean; readonly socket: ClubSocket }
  | Extract<Carrier, { readonly kind: "http" }>;

/** Something that is carried: told by what it goes from now on. */
type Passenger = (way: Way | null) => unknown;

/** Timers later than this were asleep with the device. */
const SLEPT_MS = 5_000;

/** Runs the state machine of the line: does what it wants done, and tells it what has come of that. */
export class Line implements ClubLine {
  readonly #world: LineWorld;
  readonly #sockets = new Map<number, ClubSocket>();
  readonly #listeners = new Set<() => void>();
  readonly #passengers = new Set<Passenger>();
  #state = NEW_LINE;
  #told: { readonly name: LineName; readonly isSending: boolean } = { name: "idle", isSending: false };
  #commands = 0;
  /** When the last step was made: what was due by then is done, and nothing that came due later. */
  #steppedAt = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(world: LineWorld) {
    this.#world = world;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly state = (): LineName => this.#told.name;

  readonly isSending = (): boolean => this.#told.isSending;

  readonly outdated = (): void => this.tell({ type: "outdated" });

  /**
   * Wants the line for something, and tells by what it goes: now, and whenever that changes; null while there is nothing.
   * Returns how to want it no longer.
   */
  board(passenger: Passenger, { isCommand }: { readonly isCommand: boolean }): () => void {
    this.#passengers.add(passenger);
    this.#count(isCommand ? 1 : 0);
    if (this.#passengers.size === 1) this.tell({ type: "wanted" });
    // It may have been told just now, and left.
    if (this.#passengers.has(passenger)) passenger(this.#way());
    return () => {
      if (!this.#passengers.delete(passenger)) return;
      this.#count(isCommand ? -1 : 0);
      if (this.#passengers.size === 0) this.tell({ type: "unwanted" });
    };
  }

  /** Makes the line anew, since it keeps the session that it was opened with; resolves when it can be used. */
  async renew(): Promise<void> {
    this.tell({ type: "renewed" });
    if (this.#passengers.size === 0) return;
    let leave: (() => void) | undefined;
    await new Promise<void>((resolve) => {
      leave = this.board((way) => isProven(way) && resolve(), { isCommand: false });
    });
    leave?.();
  }

  /** Tells the machine what has happened. */
  tell(event: LineEvent): void {
    const { now, random } = this.#world;
    const before = carrierOf(this.#state);
    this.#steppedAt = now();
    const { state, effects } = stepLine(this.#state, event, { now: this.#steppedAt, random });
    this.#state = state;
    for (const effect of effects) this.#do(effect);
    if (!isSameCarrier(before, carrierOf(this.#state))) this.#moveAll();
    this.#wakeLater();
    this.#announce();
  }

  #do(effect: LineEffect): void {
    switch (effect.type) {
      case "open":
        this.#open(effect.id);
        break;
      case "drop":
        this.#sockets.get(effect.id)?.drop();
        this.#sockets.delete(effect.id);
        break;
      case "ping":
        this.#sockets.get(effect.id)?.ping();
        break;
      case "probe":
        void this.#world.isClubThere().then((isThere) => this.tell({ type: "probed", isThere }));
        break;
    }
  }

  #open(id: number): void {
    const socket = this.#world.openSocket({
      onOpen: () => this.tell({ type: "opened", id }),
      onSent: () => this.tell({ type: "sent", id }),
      onAnswered: (sentAt) => this.tell({ type: "answered", id, sentAt }),
      onClosed: (code) => {
        this.#sockets.delete(id);
        this.tell({ type: "closed", id, code });
        if (code === SIGNED_OUT) this.#world.onSignedOut();
      },
    });
    this.#sockets.set(id, socket);
  }

  #way(): Way | null {
    const carrier = carrierOf(this.#state);
    if (carrier?.kind !== "socket") return carrier;
    const socket = this.#sockets.get(carrier.id);
    return socket === undefined ? null : { ...carrier, socket };
  }

  #moveAll(): void {
    for (const passenger of this.#passengers) passenger(this.#way());
  }

  #count(commands: number): void {
    this.#commands += commands;
    this.#announce();
  }

  #wakeLater(): void {
    clearTimeout(this.#timer);
    // Timers fire a little early; what comes due between that step and now would never be done.
    const at = wakeAt(this.#state, this.#steppedAt);
    if (at !== null) this.#timer = setTimeout(() => this.#wake(at), at - this.#world.now());
  }

  #wake(at: number): void {
    if (this.#world.now() - at > SLEPT_MS) this.tell({ type: "woken" });
    this.tell({ type: "tick" });
  }

  /** Tells the listeners if there is anything new to them. */
  #announce(): void {
    const name = nameOf(this.#state, this.#world.now());
    const isSending = this.#commands > 0;
    if (name === this.#told.name && isSending === this.#told.isSending) return;
    this.#told = { name, isSending };
    for (const listener of this.#listeners) listener();
  }
}

/** Whether the club has answered that way. */
function isProven(way: Way | null): way is Way {
  return way !== null && (way.kind === "http" || way.isProven);
}

function isSameCarrier(one: Carrier | null, other: Carrier | null): boolean {
  if (one === null || other === null) return one === other;
  return one.id === other.id && (one.kind === "http" || other.kind === "http" || one.isProven === other.isProven);
}
