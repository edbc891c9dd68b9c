import type { Move, View } from "@trelyazh/preferans";
import { BOT_LEVELS, TEMPERS, type BotQuestion } from "@trelyazh/table";
import { z } from "zod";
import { BusError, type Bus, type Question } from "../bus/bus.ts";
import type { Clock } from "../clock.ts";
import { ClubError } from "../club-error.ts";
import type { Instruments } from "../metrics/instruments.ts";
import type { Nodes } from "../nodes/nodes.ts";
import type { HeavyWork } from "./heavy-work.ts";
import { thoughtMetrics } from "./metrics.ts";
import type { Wanted } from "./slots.ts";
import type { BotAnswer } from "./think-of-move.ts";

export interface SharedThinkingOptions {
  readonly heavyWork: Pick<HeavyWork, "run" | "hasFreeThread">;
  readonly bus: Pick<Bus, "ask" | "answer">;
  readonly nodes: Pick<Nodes, "self" | "alive">;
  readonly clock: Pick<Clock, "now">;
  readonly chance: { below(bound: number): number };
  readonly instruments: Instruments;
}

/** A thought takes a third of that at most. */
const WITHIN_MS = 1000;

/** How long a node is not asked that had no thread free, and one that did not answer. */
const BUSY_MS = 200;
const LOST_MS = 5000;

const isObject = (value: unknown): boolean => typeof value === "object" && value !== null;

/** What a bot's own seat may see. A view that nobody can think with fails in the thread, as one of this process does. */
const Asked = z.strictObject({
  view: z.custom<View>(isObject),
  seat: z.literal([0, 1, 2, 3]),
  seed: z.number(),
  level: z.enum(BOT_LEVELS),
  temper: z.enum(TEMPERS),
});

/** Whether the move is legal is for the table to say, as it is with bots at home. */
const Thought = z.strictObject({ move: z.custom<Move>(isObject), isStopped: z.boolean() });

const THINK: Question<BotQuestion, BotAnswer> = {
  name: "bots.think",
  version: 2,
  asked: Asked,
  answer: Thought,
};

/** As nodes of the last release ask: their bots have no temper. */
const THINK_EVENLY: Question<Omit<BotQuestion, "temper">, BotAnswer> = {
  name: "bots.think",
  version: 1,
  asked: Asked.omit({ temper: true }),
  answer: Thought,
};

/**
 * Has bots think in the threads of this node and, when none of those is free, in one that another node has free. Nobody
 * waits elsewhere: a node that is as busy says so at once, and then a thought waits in the queue at home.
 */
export class SharedThinking {
  readonly #options: SharedThinkingOptions;
  readonly #count: (outcome: "done" | "busy" | "lost") => void;
  /** Until when others are not asked, by node. */
  readonly #avoided = new Map<string, number>();

  constructor(options: SharedThinkingOptions) {
    const { bus, heavyWork } = options;
    this.#options = options;
    this.#count = thoughtMetrics(options.instruments);
    const think = (question: BotQuestion, forWhom: string) => {
      if (!heavyWork.hasFreeThread) throw new ClubError("BUSY");
      return heavyWork.run("thinkOfMove", question, { forWhom, signal: AbortSignal.timeout(WITHIN_MS) });
    };
    bus.answer(THINK, think);
    bus.answer(THINK_EVENLY, (question, forWhom) => think({ ...question, temper: "even" }, forWhom));
  }

  /** Refuses as `HeavyWork` does; rejects with the signal's reason when that comes first. */
  readonly think = async (question: BotQuestion, wanted: Wanted): Promise<BotAnswer> => {
    const { heavyWork } = this.#options;
    const elsewhere = heavyWork.hasFreeThread ? null : await this.#thinkElsewhere(question, wanted.signal);
    return elsewhere ?? (await heavyWork.run("thinkOfMove", question, wanted));
  };

  /** Returns null when nobody else has thought. */
  async #thinkElsewhere(question: BotQuestion, signal: AbortSignal): Promise<BotAnswer | null> {
    const to = this.#nodeToAsk();
    if (to === null) return null;
    const calledOff = Promise.withResolvers<never>();
    const callOff = () => calledOff.reject(signal.reason);
    signal.addEventListener("abort", callOff, { once: true });
    try {
      const asking = this.#options.bus.ask(THINK, question, { to, withinMs: WITHIN_MS });
      const answer = await Promise.race([asking, calledOff.promise]);
      this.#count("done");
      return answer;
    } catch (error) {
      signal.throwIfAborted();
      this.#avoid(to, error);
      return null;
    } finally {
      signal.removeEventListener("abort", callOff);
    }
  }

  #nodeToAsk(): string | null {
    const { nodes, clock, chance } = this.#options;
    const now = clock.now();
    const others = nodes.alive.filter(
      ({ id, isLeaving }) => id !== nodes.self.id && !isLeaving && (this.#avoided.get(id) ?? 0) <= now,
    );
    return others.length === 0 ? null : (others[chance.below(others.length)]?.id ?? null);
  }

  #avoid(nodeId: string, error: unknown): void {
    const now = this.#options.clock.now();
    const isLost = error instanceof BusError;
    this.#count(isLost ? "lost" : "busy");
    for (const [id, until] of this.#avoided) if (until <= now) this.#avoided.delete(id);
    this.#avoided.set(nodeId, now + (isLost ? LOST_MS : BUSY_MS));
  }
}
