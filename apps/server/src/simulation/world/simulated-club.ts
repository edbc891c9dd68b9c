import type { SeededRandom } from "@trelyazh/testkit";
import type { Member } from "@trelyazh/table";
import type { MembersFeature } from "../../accounts/members/member.router.ts";
import { archiveLimits } from "../../archive/limits.ts";
import type { PersonalDataFeature } from "../../personal-data/personal-data.router.ts";
import { steadyClock, type Clock } from "../../clock.ts";
import { ClubError } from "../../club-error.ts";
import { readConfig } from "../../config/config.ts";
import { conductLimits } from "../../conduct/limits.ts";
import { createFaults } from "../../faults/create-faults.ts";
import { thinkOfMove } from "../../heavy-work/think-of-move.ts";
import { createLobby } from "../../lobby/create-lobby.ts";
import { createLogger } from "../../logger.ts";
import { Instruments } from "../../metrics/instruments.ts";
import { peopleLimits } from "../../people/limits.ts";
import { seekLimits } from "../../seeking/limits.ts";
import { createReleases } from "../../releases/create-releases.ts";
import { createRouter, type AppRouter, type Features } from "../../router.ts";
import type { Think } from "../../tables/actor/bot-driver.ts";
import { callBudgets } from "../../transport/limits.ts";
import type { CallBudgets } from "../../trpc.ts";
import { createTables, type Tables } from "../../tables/create-tables.ts";
import { loneBus, loneNode } from "../../testing/in-memory/lone-node.ts";
import { NO_MODERATION } from "./no-moderation.ts";
import { NO_CONDUCT, NO_PEOPLE, NO_SEEKING } from "./no-people.ts";
import type { ModelDatabase } from "./model-database.ts";
import { VirtualLimits } from "./virtual-limits.ts";
import { VirtualProcess, type VirtualTime } from "./virtual-time.ts";
import { NO_NAMES } from "../../testing/in-memory/no-names.ts";

/** What a member asks of the club. */
export type Api = ReturnType<AppRouter["createCaller"]>;

export interface SimulatedWorld {
  readonly time: VirtualTime;
  readonly database: ModelDatabase;
  readonly random: SeededRandom;
  /** Told of a line in the log that no fault of the world explains. */
  readonly onFault: (what: string) => void;
}

/** There are guests alone, who never ask to be anything else. */
const NO_MEMBERS = { limits: { password: () => Promise.resolve() } } as unknown as MembersFeature;

/** Nor do they ask what the club keeps of them. */
const NO_DATA = { limits: { ask: () => Promise.resolve() } } as unknown as PersonalDataFeature;

const PACE = { botDelayMs: 800, dealDelayMs: 3000, nonceWaitMs: 1000 };
const MAINTENANCE_MS = 300_000;
const MOST_THINKING_MS = 400;

/** Nobody there has anything to say. */
const silence = () => Promise.reject(new ClubError("CHAT_OFF"));
const NO_CHAT: Features["chat"] = {
  service: {
    say: silence,
    watch: silence,
    past: silence,
    mark: silence,
    markRead: silence,
    mute: silence,
    muted: silence,
    conversations: silence,
  },
  limits: { say: silence, read: silence, mark: silence },
};

const NO_ARCHIVE: Features["archive"]["service"] = { pulyas: () => Promise.resolve({ pulyas: [], isWhole: true }) };

/** What the log must never tell, whatever the world does to the club. */
const INEXCUSABLE = ["table could not take its next step", "bot chose an illegal move", "bot failed", "failed to hear"];

/** One process of the club: the tables, the lobby and the router in front of them, on the world's time and database. */
export class SimulatedClub {
  readonly #world: SimulatedWorld;
  readonly #process: VirtualProcess;
  readonly #clock: Clock;
  readonly #tables: Tables;
  readonly #router: AppRouter;
  readonly #budgets: CallBudgets;
  readonly #gone = Promise.withResolvers<never>();

  constructor(world: SimulatedWorld) {
    this.#world = world;
    this.#process = new VirtualProcess(world.time);
    this.#clock = steadyClock(this.#process);
    this.#gone.promise.catch(() => {});
    const instruments = new Instruments();
    const log = createLogger("warn", { write: (line) => this.#read(line) });
    const limits = new VirtualLimits(instruments, this.#clock);
    const limitSettings = readConfig({}).limits;
    const base = { clock: this.#clock, instruments, limits, limitSettings, log };
    this.#budgets = callBudgets(limits, limitSettings);
    const lobby = createLobby(base);
    this.#tables = createTables({
      ...base,
      store: world.database.connect(this.#process),
      ownership: world.database.ownership(this.#process),
      nodes: loneNode(),
      bus: loneBus(),
      chance: { seed: () => this.#secret(), below: (bound) => world.random.below(bound) },
      names: NO_NAMES,
      pace: PACE,
      think: this.#think,
      tablesOf: (member) => lobby.tablesOf(member),
      listeners: { lobby: (happening) => lobby.board.hear(happening) },
      journal: { everyMs: 0 },
    });
    this.#router = createRouter({
      accounts: { limits: { rename: () => Promise.resolve() }, members: NO_MEMBERS },
      archive: { service: NO_ARCHIVE, limits: archiveLimits(limits) },
      chat: NO_CHAT,
      conduct: { service: NO_CONDUCT, limits: conductLimits(limits) },
      faults: createFaults(base),
      lobby,
      moderation: NO_MODERATION,
      people: { service: NO_PEOPLE, limits: peopleLimits(limits) },
      personalData: NO_DATA,
      releases: createReleases({ ...base, oldestRelease: 1 }),
      seeking: { service: NO_SEEKING, limits: seekLimits(limits, limitSettings) },
      tables: this.#tables,
    });
  }

  /** Rejects when the process has ended, and never resolves. */
  get gone(): Promise<never> {
    return this.#gone.promise;
  }

  /** Takes up what the process before has left; resolves when people may come. */
  async open(): Promise<void> {
    await this.#tables.start();
    this.#maintainLater();
  }

  /** The club as that member can ask it. */
  apiFor(member: Member): Api {
    return this.#router.createCaller({
      visitor: {
        sessionKey: member.id,
        browser: member.id,
        place: null,
        member: () => Promise.resolve(member),
        anyone: () => Promise.resolve(member),
        rename: () => Promise.resolve(member),
        goOnAs: () => Promise.resolve(),
      },
      source: { connectionId: member.id },
      address: "127.0.0.1",
      line: { lagMs: 60, heardAt: this.#clock.now() },
      onCommand: () => {},
      budgets: this.#budgets,
    });
  }

  /** Ends it as a signal does. */
  async stop(): Promise<void> {
    await this.#tables.close();
    this.kill();
  }

  /** Ends it as the machine does when it has no memory left. */
  kill(): void {
    this.#process.kill();
    this.#gone.reject(new Error("the club is gone"));
  }

  #maintainLater(): void {
    const clock = this.#clock;
    clock.schedule(clock.now() + MAINTENANCE_MS, () => {
      // What the database would not do is done the next time.
      this.#tables.registry.closeAbandoned(clock.now()).catch(() => {});
      this.#maintainLater();
    });
  }

  /** A worker thinks for a while, or there is none free. */
  readonly #think: Think = async (question, { signal }) => {
    const { random } = this.#world;
    const fate = random.below(10);
    await new Promise<void>((resolve) => void this.#process.after(random.below(MOST_THINKING_MS), resolve));
    signal.throwIfAborted();
    if (fate === 0) throw new ClubError("BUSY");
    return thinkOfMove({ ...question, level: "novice" }, () => false);
  };

  #secret(): string {
    return Array.from({ length: 64 }, () => this.#world.random.below(16).toString(16)).join("");
  }

  #read(line: string): void {
    // The logger writes objects with a message.
    const { msg } = JSON.parse(line) as { readonly msg: string };
    if (!this.#process.isDead && INEXCUSABLE.includes(msg)) this.#world.onFault(line.trim());
  }
}
