import { z } from "zod";
import { BusError, type Bus, type Question } from "../bus/bus.ts";
import type { Clock } from "../clock.ts";
import type { Nodes } from "./nodes.ts";

type Nothing = Readonly<Record<string, never>>;

/** Nobody answers a node that they do not know yet; but they look for its lease when it calls. */
const MEET: Question<Nothing, Nothing> = { name: "nodes.meet", version: 1, asked: z.object({}), answer: z.object({}) };

const TRY_MS = 100;
const TRIES = 5;
/** A node does not wait longer than that for a NATS that is away. */
const LINE_WITHIN_MS = 500;

export interface MeetingParts {
  readonly bus: Bus;
  readonly nodes: Pick<Nodes, "self" | "alive">;
  readonly clock: Clock;
}

/** Answers new nodes, and makes this one known whenever it has come to the bus: what it asks first shall not be lost. */
export function meetNodes({ bus, nodes }: MeetingParts): Disposable {
  const meeting = new DisposableStack();
  meeting.use(bus.answer(MEET, () => Promise.resolve({})));
  meeting.use(bus.onTurn((isUp) => void (isUp && meetAll({ bus, nodes }))));
  return meeting;
}

/** Resolves when all others know this node, or have had the time to: it may serve people then. */
export async function becomeKnown(parts: MeetingParts): Promise<void> {
  if (parts.nodes.alive.every(({ id }) => id === parts.nodes.self.id)) return;
  await untilUp(parts);
  await meetAll(parts);
}

async function untilUp({ bus, clock }: MeetingParts): Promise<void> {
  if (bus.isUp) return;
  const { promise, resolve } = Promise.withResolvers<void>();
  using _turning = bus.onTurn(() => resolve());
  const timer = clock.schedule(clock.now() + LINE_WITHIN_MS, resolve);
  await promise;
  timer.cancel();
}

async function meetAll({ bus, nodes }: Pick<MeetingParts, "bus" | "nodes">): Promise<void> {
  const others = nodes.alive.filter(({ id }) => id !== nodes.self.id);
  await Promise.all(others.map(({ id }) => meet(bus, id)));
}

async function meet(bus: Bus, to: string): Promise<void> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    try {
      await bus.ask(MEET, {}, { to, withinMs: TRY_MS });
      return;
    } catch (fault) {
      // It has gone, knows no such question, or cannot be reached now: the next turn of the line is another occasion.
      if (!(fault instanceof BusError) || fault.fault !== "TIMEOUT") return;
    }
  }
}
