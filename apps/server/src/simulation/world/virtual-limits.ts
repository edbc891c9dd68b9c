import type { Clock } from "../../clock.ts";
import { ClubError } from "../../club-error.ts";
import { Limits, type Allowance, type Limit, type SharedAllowance } from "../../limits/limits.ts";
import type { Instruments } from "../../metrics/instruments.ts";
import type { Caller } from "../../trpc.ts";

/** Who has done something how often, until they are forgiven. */
class Window {
  readonly #allowance: Allowance;
  readonly #clock: Clock;
  readonly #counts = new Map<string, { readonly until: number; times: number }>();

  constructor(allowance: Allowance, clock: Clock) {
    this.#allowance = allowance;
    this.#clock = clock;
  }

  note(who: string): void {
    const now = this.#clock.now();
    const count = this.#counts.get(who);
    if (count !== undefined && count.until > now) count.times += 1;
    else this.#counts.set(who, { until: now + this.#allowance.seconds * 1000, times: 1 });
  }

  /** Refuses anyone who has done it more than `times` times. */
  check(who: string, times: number): void {
    const count = this.#counts.get(who);
    const leftMs = (count?.until ?? 0) - this.#clock.now();
    if (count !== undefined && leftMs > 0 && count.times > times)
      throw new ClubError("TOO_MANY_REQUESTS", { retryAfterMs: leftMs });
  }
}

/** The club's limits by the club's clock: the library that counts outside of simulations goes by the machine's. Nobody here has an address. */
export class VirtualLimits extends Limits {
  readonly #clock: Clock;

  constructor(instruments: Instruments, clock: Clock) {
    super(instruments);
    this.#clock = clock;
  }

  override inProcess(allowance: Allowance): Limit {
    const window = new Window(allowance, this.#clock);
    // A refusal is a rejection, as it is for whoever asks a limit of the club.
    return async (who) => {
      window.note(who);
      await Promise.resolve();
      window.check(who, allowance.times);
    };
  }

  override sharedAfterwards(allowance: SharedAllowance): ReturnType<Limits["sharedAfterwards"]> {
    const window = new Window(allowance, this.#clock);
    return {
      async check({ memberId }: Caller) {
        await Promise.resolve();
        window.check(memberId, allowance.times - 1);
      },
      note: ({ memberId }: Caller) => window.note(memberId),
    };
  }
}
