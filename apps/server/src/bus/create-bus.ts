import type { Clock } from "../clock.ts";
import type { Logger } from "../logger.ts";
import type { Instruments } from "../metrics/instruments.ts";
import type { Bus } from "./bus.ts";
import { busCounts, busGauges } from "./bus-counts.ts";
import { LineBus } from "./line-bus.ts";
import { LocalHub } from "./local-hub.ts";
import { NatsLine } from "./nats-line.ts";
import type { NatsSettings } from "./nats-settings.ts";

export interface BusParts {
  readonly nodeId: string;
  readonly clock: Clock;
  readonly instruments: Instruments;
  readonly log: Logger;
  /** Whether that is a node of the club. */
  readonly knows: (nodeId: string) => boolean;
  /** Asked for only where several clubs may meet. */
  readonly getClubId: () => Promise<string>;
  /** What operators call this node. */
  readonly nodeName: string;
  readonly nats?: NatsSettings | null | undefined;
  /** Where the other nodes are, if they are in this process. */
  readonly hub?: LocalHub | undefined;
}

/** Opens what carries words to the club's other nodes; without NATS and a hub it has none. Does not wait for NATS. */
export async function createBus(parts: BusParts): Promise<Bus> {
  const bus = await openBus(parts);
  busGauges(parts.instruments, bus);
  return bus;
}

async function openBus({ nats, hub, nodeName, getClubId, ...parts }: BusParts): Promise<Bus> {
  const { nodeId, clock, log, instruments } = parts;
  if (nats === null || nats === undefined) return (hub ?? new LocalHub({ clock, log })).join(nodeId, parts);
  const line = new NatsLine({ settings: nats, clubId: await getClubId(), name: nodeName, clock, log });
  return new LineBus({ ...parts, line, counts: busCounts(instruments) });
}
