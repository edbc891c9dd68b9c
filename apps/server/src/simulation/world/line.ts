import type { SeededRandom } from "@trelyazh/testkit";
import type { Member } from "@trelyazh/table";
import { TRPCError } from "@trpc/server";
import { clubCodeOf } from "../../club-error.ts";
import type { ErrorCode } from "@trelyazh/protocol";
import type { Api, SimulatedClub } from "./simulated-club.ts";
import type { VirtualTime } from "./virtual-time.ts";

/** How the network is. */
export interface NetworkWeather {
  /** How many messages of a hundred are lost. */
  lost: number;
  /** How many of a hundred come a second time, some while later. */
  doubled: number;
  /** The longest way, in milliseconds; messages overtake each other. */
  slowestMs: number;
}

/** What the lines of all members have in common. */
export interface Network {
  readonly time: VirtualTime;
  readonly weather: NetworkWeather;
  /** The club that answers at its address now; null while there is none. */
  club(): SimulatedClub | null;
}

/** What a member asks, by whatever way. */
export type Ask<T> = (api: Api) => Promise<T>;

/** Hears of every answer that the club gives, be it lost on the way. */
export type OnAnswer<T> = (answer: T) => void;

/** A message that has had no answer: nobody knows whether it has arrived. */
class LostError extends Error {
  override readonly name = "LostError";
}

const GIVE_UP_MS = 3000;
const DOUBLE_MS = 20_000;

/** A member's way to the club. */
export class Line {
  readonly member: Member;
  readonly #network: Network;
  readonly #random: SeededRandom;

  constructor(member: Member, { network, random }: { readonly network: Network; readonly random: SeededRandom }) {
    this.member = member;
    this.#network = network;
    this.#random = random;
  }

  /** Asks once. Rejects with what the club refuses, or as lost. */
  async ask<T>(ask: Ask<T>, onAnswer: OnAnswer<T> = () => {}): Promise<T> {
    const { weather } = this.#network;
    if (this.#happens(weather.doubled)) this.#askAgain(ask, onAnswer);
    await this.#travel();
    const answer = await this.#reach(ask);
    onAnswer(answer);
    await this.#travel();
    return answer;
  }

  /** Opens a stream: what the club sends comes in its order, and it ends where the line breaks. */
  async open<T>(ask: Ask<AsyncIterable<T>>): Promise<AsyncIterator<T>> {
    await this.#travel();
    const club = this.#network.club();
    if (club === null) throw new LostError("nobody answers");
    const stream = (await Promise.race([ask(club.apiFor(this.member)), club.gone]))[Symbol.asyncIterator]();
    return {
      next: () => Promise.race([stream.next(), club.gone]),
      return: async () => (await stream.return?.()) ?? { done: true, value: undefined },
    };
  }

  /** How long a message is under way. */
  async #travel(): Promise<void> {
    const { time, weather } = this.#network;
    if (this.#happens(weather.lost)) {
      await time.wait(GIVE_UP_MS);
      throw new LostError("nothing has come back");
    }
    await time.wait(5 + this.#random.below(weather.slowestMs));
  }

  #reach<T>(ask: Ask<T>): Promise<T> {
    const club = this.#network.club();
    if (club === null) return Promise.reject(new LostError("nobody answers"));
    return Promise.race([ask(club.apiFor(this.member)), club.gone]);
  }

  /** The same message comes once more, maybe to the next process; nobody waits for its answer. */
  #askAgain<T>(ask: Ask<T>, onAnswer: OnAnswer<T>): void {
    this.#network.time.after(this.#random.below(DOUBLE_MS), () => {
      this.#reach(ask).then(onAnswer, () => {});
    });
  }

  #happens(ofHundred: number): boolean {
    return this.#random.below(100) < ofHundred;
  }
}

/** Returns the code with which the club has refused something; null if nothing is known of it. */
export function refusalIn(error: unknown): ErrorCode | null {
  return error instanceof TRPCError ? clubCodeOf(error) : null;
}
