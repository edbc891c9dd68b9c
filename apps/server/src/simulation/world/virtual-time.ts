import type { Timer, TimeSource } from "../../clock.ts";

interface Alarm {
  readonly at: number;
  readonly order: number;
  readonly run: () => void;
}

/** New Year of 2026, in epoch milliseconds. */
const START_AT = 1_767_225_600_000;

/** The time of a simulated world: it passes only where something is waited for, and its wall clock can be set. */
export class VirtualTime {
  #ticks = 0;
  #ahead = START_AT;
  #order = 0;
  /** The next one last. */
  readonly #alarms: Alarm[] = [];

  /** Milliseconds since the world began. */
  get ticks(): number {
    return this.#ticks;
  }

  /** Epoch milliseconds as the machine's clock says. */
  get wall(): number {
    return this.#ticks + this.#ahead;
  }

  /** Somebody sets the machine's clock. */
  setWall(byMs: number): void {
    this.#ahead += byMs;
  }

  after(ms: number, run: () => void): Timer {
    const alarm = { at: this.#ticks + Math.max(0, ms), order: (this.#order += 1), run };
    // The latest of those that come before it in time comes right behind it.
    const index = this.#alarms.findLastIndex((other) => other.at > alarm.at);
    this.#alarms.splice(index + 1, 0, alarm);
    return {
      cancel: () => {
        const place = this.#alarms.indexOf(alarm);
        if (place >= 0) this.#alarms.splice(place, 1);
      },
    };
  }

  wait(ms: number): Promise<void> {
    return new Promise((resolve) => void this.after(ms, resolve));
  }

  /** Lets so much time pass, or less if it is over before; what falls due runs at its own moment, one thing after the other. */
  async pass(ms: number, isOver: () => boolean = () => false): Promise<void> {
    const until = this.#ticks + ms;
    await settled();
    while (!isOver()) {
      const next = this.#alarms.at(-1);
      if (next === undefined || next.at > until) {
        this.#ticks = until;
        return;
      }
      this.#alarms.pop();
      this.#ticks = next.at;
      next.run();
      await settled();
    }
  }
}

/** A process of that world: once it is killed, nothing that it has begun goes on. */
export class VirtualProcess implements TimeSource {
  readonly #time: VirtualTime;
  #isDead = false;

  constructor(time: VirtualTime) {
    this.#time = time;
  }

  get isDead(): boolean {
    return this.#isDead;
  }

  kill(): void {
    this.#isDead = true;
  }

  ticks(): number {
    return this.#time.ticks;
  }

  wall(): number {
    return this.#time.wall;
  }

  after(ms: number, run: () => void): Timer {
    return this.#time.after(ms, () => {
      if (!this.#isDead) run();
    });
  }
}

/** Everything that is resolved has been gone on with: nothing in the world waits for anything real. */
function settled(): Promise<void> {
  return new Promise((resolve) => void setImmediate(resolve));
}
