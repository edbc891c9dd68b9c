import { FIRST_EPOCH } from "@trelyazh/db";
import { createHash } from "node:crypto";
import { seededRandom, type SeededRandom } from "@trelyazh/testkit";
import { hasPeople, isUntimed, nextStep, type Table } from "@trelyazh/table";
import { MemoryStore } from "../testing/in-memory/memory-store.ts";
import { newsIn } from "../tables/journal/table-news.ts";
import { firstState, replay } from "../tables/journal/replay.ts";
import type { JournalRow } from "../tables/journal/table-store.ts";
import { HonestMember } from "./members/honest-member.ts";
import { HostileMember } from "./members/hostile-member.ts";
import { Line, type Network, type NetworkWeather } from "./world/line.ts";
import { ModelDatabase, type DatabaseWeather } from "./world/model-database.ts";
import { SimulatedClub } from "./world/simulated-club.ts";
import type { Blow, Story } from "./story.ts";
import { Truth } from "./truth/truth.ts";
import { VirtualTime } from "./world/virtual-time.ts";

/** What has come of a story. */
export interface Outcome {
  /** What must not have happened; nothing else is looked for once something was found. */
  readonly faults: readonly string[];
  /** How long the world has lasted, in milliseconds of its own. */
  readonly lastedMs: number;
  readonly events: number;
  readonly tables: number;
  /** The same for the same run: made from all that was stored. */
  readonly digest: string;
}

const MINUTE_MS = 60_000;
const CALM: Readonly<NetworkWeather> = { lost: 0, doubled: 0, slowestMs: 40 };
const NEARBY: Readonly<DatabaseWeather> = { isAway: false, lost: 0, slowestMs: 10 };
const LOOK_MS = 10_000;

/** How long it takes after all blows until everything is as it should be. */
const HEALING_MS = 5 * MINUTE_MS;

/** What a table may need for its own steps, and beyond the time of whoever has the turn. */
const SLACK_MS = 25_000;

/** A table that was there before the story. */
interface Past {
  readonly rows: readonly JournalRow[];
  /** Who plays there. */
  readonly people: readonly string[];
}

/** What a story begins with. */
export interface Setting {
  /** Nothing unless told. */
  readonly past?: Past;
  /** What the database keeps its rows in; one that does what it should unless told. */
  readonly store?: MemoryStore;
}

/** Plays a story: a whole club in one process, with members who play and members who do harm, in a world that does worse. */
export async function simulate(story: Story, setting: Setting = {}): Promise<Outcome> {
  const simulation = new Simulation(story, setting);
  await simulation.run();
  return simulation.outcome;
}

class Simulation {
  readonly #story: Story;
  readonly #past: Past | null;
  readonly #time = new VirtualTime();
  readonly #database: ModelDatabase;
  readonly #truth: Truth;
  readonly #faults: string[] = [];
  readonly #network: Network;
  readonly #honest: readonly HonestMember[];
  readonly #hostile: readonly HostileMember[];
  /** Of whatever happens in the club's process. */
  readonly #chance: SeededRandom;
  #club: SimulatedClub | null = null;
  /** When the club was last dealt a blow, in ticks. */
  #hitAt = 0;
  /** Tables as they were looked at last, with when they were first seen so. */
  readonly #seen = new Map<string, { readonly seq: number; readonly since: number }>();

  constructor(story: Story, { past, store = new MemoryStore(() => this.#time.ticks) }: Setting) {
    this.#story = story;
    this.#past = past ?? null;
    const onFault = (what: string) => void this.#faults.push(what);
    this.#chance = this.#randomOf("club");
    this.#database = new ModelDatabase(this.#time, this.#randomOf("database"), store);
    this.#truth = new Truth(store, { onFault, ticks: () => this.#time.ticks });
    this.#database.onWritten = () => this.#truth.catchUp();
    this.#network = { time: this.#time, weather: { ...CALM }, club: () => this.#club };
    const parts = (name: string) => {
      const random = this.#randomOf(name);
      const line = new Line({ id: name, name }, { network: this.#network, random: this.#randomOf(`${name}'s line`) });
      return { line, network: this.#network, random, truth: this.#truth, onFault };
    };
    const honest = past?.people ?? Array.from({ length: story.honest }, (_, index) => `honest ${index}`);
    this.#honest = honest.map((name) => new HonestMember(parts(name)));
    this.#hostile = Array.from({ length: story.hostile }, (_, index) => new HostileMember(parts(`hostile ${index}`)));
  }

  get outcome(): Outcome {
    const { rows } = this.#database.store;
    return {
      faults: this.#faults,
      lastedMs: this.#time.ticks,
      events: rows.length,
      tables: this.#truth.tableIds.length,
      digest: createHash("sha256").update(JSON.stringify(rows)).digest("hex"),
    };
  }

  async run(): Promise<void> {
    const isOver = () => this.#faults.length > 0;
    if (this.#past !== null) await this.#remember(this.#past.rows);
    const lastsMs = this.#story.minutes * MINUTE_MS;
    const blows = this.#story.blows.filter(({ at }) => at < lastsMs);
    for (const blow of blows) this.#time.after(blow.at, () => this.#deal(blow));
    for (const member of [...this.#honest, ...this.#hostile]) void member.live();
    void this.#start();
    this.#lookLater();
    await this.#time.pass(lastsMs, isOver);
    if (isOver()) return;
    this.#heal();
    await this.#time.pass(HEALING_MS, isOver);
    if (!isOver()) await this.#checkRepeats(isOver);
    if (!isOver()) this.#checkEnd();
    this.#club?.kill();
  }

  async #checkRepeats(isOver: () => boolean): Promise<void> {
    let areAnswered = false;
    void Promise.all(this.#honest.map((member) => member.repeat())).then(() => (areAnswered = true));
    await this.#time.pass(HEALING_MS, () => areAnswered || isOver());
    if (!areAnswered && !isOver()) this.#faults.push("what was asked once more has had no answer");
  }

  async #remember(rows: readonly JournalRow[]): Promise<void> {
    const { store } = this.#database;
    const first = firstState(rows[0]?.tableId ?? "", rows);
    const transitions = replay(first, rows);
    const last = transitions.at(-1) ?? { table: first, envelope: { at: first.createdAt } };
    await store.append([{ tableId: first.id, epoch: FIRST_EPOCH, rows, news: newsIn(first, transitions) }]);
    await store.note([{ table: last.table, at: last.envelope.at }]);
    this.#time.setWall(last.envelope.at - this.#time.wall);
  }

  /** Each has a chance of their own, so that a story with less in it goes on as before for the others. */
  #randomOf(name: string): SeededRandom {
    return seededRandom(createHash("sha256").update(`${this.#story.seed} ${name}`).digest().readUInt32LE());
  }

  async #start(): Promise<void> {
    const club = new SimulatedClub({
      time: this.#time,
      database: this.#database,
      random: this.#chance,
      onFault: (what) => void this.#faults.push(what),
    });
    try {
      await club.open();
      this.#club = club;
    } catch {
      // Without a database there is no club, and whoever starts it tries again.
      club.kill();
      this.#time.after(1000, () => void this.#start());
    }
  }

  #deal(blow: Blow): void {
    // A clock that is set is no excuse for anybody.
    if (blow.kind !== "cut" && blow.kind !== "wall") this.#hitAt = this.#time.ticks + ("ms" in blow ? blow.ms : 0);
    switch (blow.kind) {
      case "kill":
      case "stop":
        void this.#end(blow.kind, blow.ms);
        break;
      case "wall":
        this.#time.setWall(blow.byMs);
        break;
      case "databaseAway":
        this.#change(this.#database.weather, { isAway: true }, { ms: blow.ms, calm: NEARBY });
        break;
      case "database":
        this.#change(
          this.#database.weather,
          { lost: blow.lost, slowestMs: blow.slowestMs },
          { ms: blow.ms, calm: NEARBY },
        );
        break;
      case "network": {
        const { lost, doubled, slowestMs } = blow;
        this.#change(this.#network.weather, { lost, doubled, slowestMs }, { ms: blow.ms, calm: CALM });
        break;
      }
      case "cut":
        this.#honest[blow.who]?.cut();
        break;
      default:
        blow satisfies never;
    }
  }

  /** Weather is bad for a while. */
  #change<W extends object>(weather: W, worse: Partial<W>, { ms, calm }: { ms: number; calm: W }): void {
    Object.assign(weather, worse);
    this.#time.after(ms, () => void Object.assign(weather, calm));
  }

  async #end(how: "kill" | "stop", downMs: number): Promise<void> {
    const club = this.#club;
    if (club === null) return;
    if (how === "stop") await club.stop().catch(() => club.kill());
    else club.kill();
    this.#club = null;
    this.#time.after(downMs, () => void this.#start());
  }

  #heal(): void {
    Object.assign(this.#network.weather, CALM);
    Object.assign(this.#database.weather, NEARBY);
    for (const member of this.#hostile) member.tire();
    for (const member of this.#honest) member.becomePrompt();
  }

  #lookLater(): void {
    this.#time.after(LOOK_MS, () => {
      this.#look();
      this.#lookLater();
    });
  }

  /** Everybody honest plays on within a bound. */
  #look(): void {
    for (const member of this.#honest)
      if (member.hasWaitedTooLong) this.#faults.push(`${member.id} has had no answer for two minutes`);
    for (const tableId of this.#truth.tableIds) {
      const table = this.#truth.latest(tableId)?.table;
      if (table !== undefined) this.#lookAt(table);
    }
  }

  #lookAt(table: Table): void {
    const before = this.#seen.get(table.id);
    const now = this.#time.ticks;
    const since = before?.seq === table.seq ? before.since : now;
    this.#seen.set(table.id, { seq: table.seq, since });
    if (table.status !== "playing" || nextStep(table) === null || !hasPeople(table) || isUntimed(table)) return;
    const standsFor = now - Math.max(since, this.#hitAt);
    if (standsFor > patienceWith(table))
      this.#faults.push(`table ${table.id} has stood for ${standsFor} ms at ${table.seq}`);
  }

  #checkEnd(): void {
    this.#truth.checkJournal();
    for (const { watch, id } of this.#honest) {
      if (watch === null || watch.you === null || watch.isClosed) continue;
      const seq = this.#truth.latest(watch.tableId)?.table.seq;
      // What has just happened may be on its way still.
      if (watch.table !== null && seq !== undefined && seq - watch.table.seq > MOST_ON_THE_WAY)
        this.#faults.push(`${id} sees table ${watch.tableId} at ${watch.table.seq}, and it is at ${seq}`);
    }
    if (this.#club === null) this.#faults.push("the club has not come back");
  }
}

const MOST_ON_THE_WAY = 20;

function patienceWith(table: Table): number {
  if (nextStep(table)?.type === "deal") return (table.resultSeconds ?? 0) * 1000 + SLACK_MS;
  if (nextStep(table)?.type !== "timeOut") return SLACK_MS;
  const { turnSeconds, banks } = table;
  return turnSeconds * 1000 + Math.max(...banks.time) + Math.max(...banks.connection) + SLACK_MS;
}
