import { setTimeout as sleep } from "node:timers/promises";
import type { Random } from "@trelyazh/solver";
import type { ClubNode } from "../machine/club-node.ts";
import type { ClubOfNodes } from "../machine/club-of-nodes.ts";

/** A node that is silent for longer than this has lost its lease. */
const LEASE_MS = 4_000;
const UNTIL_LOST_MS = LEASE_MS + 500;

/** What befalls a club. */
export interface Blow {
  readonly club: ClubOfNodes;
  /** The node that it falls upon, if upon one. */
  readonly victim: ClubNode;
  readonly random: Random;
  /** The longest time, beyond what it takes, until somebody brings back what is away. */
  readonly awayMs: number;
  /** To be called at the moment from which on the tables have no reason left to stand still for long. */
  readonly playable: () => void;
}

/** Lets something befall a club, and resolves when it is over. */
type Fault = (blow: Blow) => Promise<void>;

/** By name, in the order in which they are told. */
export const FAULTS = {
  async kill({ victim, random, awayMs, playable }) {
    playable();
    await victim.kill();
    await sleep(random(awayMs));
    await victim.restart();
  },
  async nats({ club, random, awayMs, playable }) {
    await club.nats.kill();
    await sleep(random(awayMs));
    playable();
    await club.nats.start();
  },
  async postgres({ club, random, awayMs, playable }) {
    await club.stopPostgres(random(2) === 0 ? "orderly" : "killed");
    await sleep(random(awayMs));
    playable();
    await club.startPostgres();
  },
  async pause({ victim, random, awayMs, playable }) {
    playable();
    await victim.pause(UNTIL_LOST_MS + random(awayMs));
  },
  "cut-nats": async ({ victim, random, awayMs, playable }) => {
    victim.toNats.freeze();
    await sleep(UNTIL_LOST_MS + random(awayMs));
    playable();
    victim.toNats.thaw();
  },
  "cut-postgres": async ({ victim, random, awayMs, playable }) => {
    playable();
    victim.toPostgres.freeze();
    await sleep(UNTIL_LOST_MS + random(awayMs));
    victim.toPostgres.thaw();
  },
} as const satisfies Readonly<Record<string, Fault>>;

export type FaultName = keyof typeof FAULTS;

/** How often each happens unless told otherwise. */
export const USUAL_TIMES: Readonly<Record<FaultName, number>> = {
  kill: 10,
  nats: 10,
  postgres: 5,
  pause: 10,
  "cut-nats": 3,
  "cut-postgres": 3,
};
