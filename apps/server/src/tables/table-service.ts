import { randomUUID } from "node:crypto";
import { SEATS } from "@trelyazh/preferans";
import type {
  Act,
  AddBot,
  AddNonce,
  AnswerProposal,
  ChangePlan,
  CreateTable,
  Join,
  KeepOut,
  Leave,
  MyTable,
  PastPage,
  Propose,
  ReadPast,
  Ready,
  Resume,
  TablePresence,
  TableRef,
} from "@trelyazh/protocol";
import {
  anotherPulya,
  type AnotherPulya,
  isAwaited,
  isKeptOut,
  seatOf,
  standingAt,
  whyNotJoin,
  type CommandOf,
  type Member,
  type NewTable,
  type TableStanding,
} from "@trelyazh/table";
import type { LiveStream } from "@trelyazh/ws-adapter";
import { ClubError } from "../club-error.ts";
import type { Listener } from "../happenings.ts";
import type { Ack } from "./actor/ack.ts";
import { isForOthers, isHidden, sendAwayFrom, without, type Company } from "./company.ts";
import type { ShownPlan } from "./actor/catching/catchers-plan.ts";
import { firstEvents } from "./first-events.ts";
import { creationIn, rebuild } from "./journal/replay.ts";
import { whyUnread } from "./journal/store-faults.ts";
import { nextTableOf } from "./next-table.ts";
import type { Submission } from "./actor/own-doings.ts";
import type { TableActor, TableDeps } from "./actor/table-actor.ts";
import type { TableRegistry } from "./table-registry.ts";
import type { RecordKeeper } from "./journal/record-keeper.ts";
import { Entrance, placeAt, type EntranceDeps } from "./entrance/entrance.ts";
import type { MessageStream, Opening } from "./streams/table-streams.ts";
import type { Making, TableService } from "./table.router.ts";
import { botsOf, conditionsOf, type TableWish } from "./table-wish.ts";

type CreateAck = Ack & { readonly tableId: string };

/** A table that is to be made, and how. */
type Creation = NewTable & { readonly made: Making };

/** What only somebody who plays there asks for. */
type PlayersCommand = CommandOf<"leave" | "act" | "propose" | "answerProposal" | "resume">;

/** What anyone who is signed in may ask for. */
type MembersCommand = CommandOf<"join" | "addBot" | "keepOut" | "letIn"> | PlayersCommand;

export interface TableServiceDeps extends Pick<TableDeps, "store" | "clock" | "decks">, Pick<EntranceDeps, "conduct"> {
  readonly registry: TableRegistry;
  readonly records: Pick<RecordKeeper, "isKept">;
  readonly company: Company;
  /** Returns the unfinished tables where that person sits or has a chair kept. */
  readonly tablesOf: (member: Member) => Promise<readonly MyTable[]>;
  /** Told of each new table; must not throw. */
  readonly onHappening: Listener;
  /** Told when the catchers at a table have planned something else; must not throw. */
  readonly onPlanned: (tableId: string) => void;
}

/** What people do with the tables that live here; what lives elsewhere is refused with `Elsewhere`. */
export class LiveTables implements Omit<TableService, "watch" | "presence" | "plan"> {
  readonly #deps: TableServiceDeps;
  readonly #entrance: Entrance;
  /** Tables that are just being made under ids of their clients' making. */
  readonly #creating = new Map<string, Promise<void>>();

  constructor(deps: TableServiceDeps) {
    this.#deps = deps;
    this.#entrance = new Entrance(deps);
  }

  async create(member: Member, { tableId, ...wish }: CreateTable, made: Making = {}): Promise<CreateAck> {
    if (this.#deps.registry.isClosed) throw new ClubError("RESTARTING");
    const wanted = this.#wantedBy(member, wish, made);
    if (tableId === undefined) return await this.#create({ ...wanted, id: randomUUID(), made });
    await this.#createOnce({ ...wanted, id: tableId, made });
    // Somebody else's cannot be had by its id.
    const { table } = await this.#deps.registry.get(tableId);
    if (table.ownerId !== member.id) throw new ClubError("FORBIDDEN");
    return { tableId, seq: table.seq };
  }

  /**
   * Another pulya with the people of one that is over, at a table whose id follows from that one's: whoever asks first opens
   * it, the others sit down there. What is settled does not change any more, so any node may read it.
   */
  async again(member: Member, { tableId: lastId }: TableRef): Promise<CreateAck> {
    if (this.#deps.registry.isClosed) throw new ClubError("RESTARTING");
    const tableId = nextTableOf(lastId);
    if (!(await this.#isMade(tableId))) {
      const another = await this.#wantedAgain(lastId, member);
      if (!another.ok) throw new ClubError(another.code);
      const creation = { ...another.wanted, id: tableId, at: this.#deps.clock.now(), made: {} };
      await this.#createOnce(creation).catch(async (error: unknown) => {
        // Somebody may have been faster, at another node.
        if (!(await this.#isMade(tableId))) throw error;
      });
    }
    const { table } = await this.#deps.registry.get(tableId);
    const seat = SEATS.find((chair) => table.guests?.[chair]?.userId === member.id);
    // Whoever comes too late for a chair looks on.
    if (seat === undefined || whyNotJoin(table, member, { seat, at: this.#deps.clock.now() }) !== null)
      return { tableId, seq: table.seq };
    const { seq } = await this.join(member, { tableId, commandId: randomUUID(), seat });
    return { tableId, seq };
  }

  /** Tells those who look at a settlement that somebody plays on with the same people. */
  async tellAgain(member: Member, { tableId }: TableRef): Promise<Ack> {
    const actor = await this.#deps.registry.get(tableId);
    const seat = seatOf(actor.table, member.id);
    if (seat !== null) actor.streams.tellAgain(seat);
    this.#deps.registry.release(actor);
    return { seq: actor.table.seq };
  }

  async #wantedAgain(lastId: string, member: Member): Promise<AnotherPulya> {
    const { store } = this.#deps;
    const stored = await Promise.all([store.load(lastId), store.loadPage(lastId, { after: 0, count: 1 })]).catch(
      (cause: unknown) => {
        throw whyUnread(cause);
      },
    );
    const [last, first] = stored;
    if (last === null) throw new ClubError("TABLE_NOT_FOUND");
    const apart = await this.#deps.company.apartFrom(member.id);
    const another = anotherPulya(rebuild(lastId, last).table, creationIn(lastId, first), member);
    if (!another.ok) return another;
    return { ok: true, wanted: { ...another.wanted, conditions: without(apart, another.wanted.conditions) } };
  }

  #wantedBy(owner: Member, wish: TableWish, { boards, guests }: Making): Omit<NewTable, "id"> {
    const { clock, decks } = this.#deps;
    const wished = conditionsOf(wish, boards === undefined ? undefined : decks.boardsOf(boards));
    const conditions = guests === undefined ? wished : { ...wished, guests };
    return { owner, seat: 0, bots: botsOf(wish), conditions, at: clock.now() };
  }

  #isMade(tableId: string): Promise<boolean> {
    return this.#deps.registry.get(tableId).then(
      () => true,
      (error: unknown) => {
        if (error instanceof ClubError && error.clubCode === "TABLE_NOT_FOUND") return false;
        throw error;
      },
    );
  }

  /** Does nothing if there is a table of that id, or one is just being made. */
  async #createOnce(creation: Creation): Promise<void> {
    const { id } = creation;
    const creating =
      this.#creating.get(id) ??
      this.#isMade(id).then(async (isMade) => {
        if (!isMade) await this.#create(creation);
      });
    this.#creating.set(id, creating);
    try {
      await creating;
    } finally {
      this.#creating.delete(id);
    }
  }

  async #create({ made: { address }, ...wanted }: Creation): Promise<CreateAck> {
    const { store, registry, onHappening } = this.#deps;
    const loaded = firstEvents(wanted, this.#deps.decks);
    const { id: tableId, seq, seats } = loaded.table;
    const waits = seats.includes(null);
    return await this.#entrance.enter(wanted.owner, { tableId, waits, isWithPeople: waits }, async () => {
      const epoch = await store.create(loaded.table, loaded.rows).catch((cause: unknown) => {
        throw new ClubError("DATABASE_AWAY", { cause });
      });
      onHappening({ kind: "created", table: loaded.table, ...(address !== undefined && { address }) });
      registry.add({ ...loaded, epoch });
      return { tableId, seq };
    });
  }

  async join(member: Member, { tableId, commandId, seat }: Join): Promise<Ack> {
    const { company, clock, registry } = this.#deps;
    const [apart, friends] = await Promise.all([company.apartFrom(member.id), company.friendsOf(member.id)]);
    const command = { type: "join", member, seat, at: clock.now(), apart, friends } as const;
    const actor = await registry.get(tableId);
    const place = placeAt(actor.table, member, seat);
    const ack = await this.#entrance.enter(member, place, () => this.#give(actor, { commandId, command }));
    if (apart.size > 0) await this.sendAwayFrom([member.id]);
    return ack;
  }

  async leave(member: Member, { tableId, commandId }: Leave): Promise<Ack> {
    const command = { type: "leave", member, at: this.#deps.clock.now() } as const;
    const ack = await this.#performAsPlayer(tableId, { commandId, command });
    // The next thing that they do may be to sit down at another table.
    await this.#deps.records.isKept(tableId);
    return ack;
  }

  /** They leave every table of this process where they sit, as if they had said so. */
  async leaveAll(member: Member): Promise<void> {
    for (const { id: tableId } of await this.mine(member)) {
      // Where it cannot be done now, their time runs out and a bot plays for them.
      void this.leave(member, { tableId, commandId: randomUUID() }).catch(() => {});
    }
  }

  addBot(member: Member, { tableId, commandId, seat }: AddBot): Promise<Ack> {
    return this.#perform(tableId, { commandId, command: { type: "addBot", member, seat } });
  }

  keepOut(member: Member, { tableId, commandId, userId }: KeepOut): Promise<Ack> {
    return this.#perform(tableId, { commandId, command: { type: "keepOut", member, userId } });
  }

  letIn(member: Member, { tableId, commandId, userId }: KeepOut): Promise<Ack> {
    return this.#perform(tableId, { commandId, command: { type: "letIn", member, userId } });
  }

  act(member: Member, { tableId, commandId, turnNumber, move }: Act): Promise<Ack> {
    return this.#performAsPlayer(tableId, { commandId, command: { type: "act", member, turnNumber, wish: move } });
  }

  propose(member: Member, { tableId, commandId, proposal }: Propose): Promise<Ack> {
    const command = { type: "propose", member, proposal, at: this.#deps.clock.now() } as const;
    return this.#performAsPlayer(tableId, { commandId, command });
  }

  answerProposal(member: Member, { tableId, commandId, accept }: AnswerProposal): Promise<Ack> {
    const command = { type: "answerProposal", member, accept, at: this.#deps.clock.now() } as const;
    return this.#performAsPlayer(tableId, { commandId, command });
  }

  resume(member: Member, { tableId, commandId }: Resume): Promise<Ack> {
    return this.#performAsPlayer(tableId, { commandId, command: { type: "resume", member } });
  }

  async ready(member: Member, { tableId, deal }: Ready): Promise<Ack> {
    const actor = await this.#deps.registry.get(tableId);
    if (isAwaited(actor.table, member.id)) await this.#welcome(actor, member);
    try {
      return await actor.ready(member, deal);
    } finally {
      this.#deps.registry.release(actor);
    }
  }

  async addNonce(member: Member, { tableId, deal, nonce }: AddNonce): Promise<Ack> {
    const actor = await this.#deps.registry.get(tableId);
    try {
      return await actor.addNonce(member, { deal, nonce });
    } finally {
      this.#deps.registry.release(actor);
    }
  }

  async changePlan(member: Member, { tableId, deal, change }: ChangePlan): Promise<Ack> {
    const actor = await this.#deps.registry.get(tableId);
    try {
      const ack = await actor.plan(member, { deal, change });
      this.#deps.onPlanned(tableId);
      return ack;
    } finally {
      this.#deps.registry.release(actor);
    }
  }

  /** What that member may see of the catchers' plan; null for whoever is none of them. */
  async planFor(member: Member, tableId: string): Promise<ShownPlan | null> {
    const actor = await this.#deps.registry.get(tableId);
    try {
      return actor.catchers.planFor(actor.table, member.id);
    } finally {
      this.#deps.registry.release(actor);
    }
  }

  /** What that member is at the table; refuses whoever may not look at it. */
  async standing(member: Member, tableId: string): Promise<TableStanding> {
    const actor = await this.see(member, tableId);
    this.#deps.registry.release(actor);
    return standingAt(actor.table, member.id);
  }

  mine(member: Member): Promise<readonly MyTable[]> {
    return this.#deps.tablesOf(member);
  }

  /** Refuses whoever may not look at the table. */
  async see({ id }: Member, tableId: string): Promise<TableActor> {
    const actor = await this.#deps.registry.get(tableId);
    if (isKeptOut(actor.table, id)) throw new ClubError("KEPT_OUT");
    // As if there were none.
    if (await isHidden(this.#deps.company, actor.table, id)) throw new ClubError("TABLE_NOT_FOUND");
    if (await isForOthers(this.#deps.company, actor.table, id)) throw new ClubError("FRIENDS_ONLY");
    return actor;
  }

  /** To be called with users between whom and others something has changed: nobody goes on looking at what they may not see. */
  sendAwayFrom(userIds: readonly string[]): Promise<void> {
    return sendAwayFrom(this.#deps.company, { actors: this.#deps.registry.live, userIds });
  }

  /** Opens the stream of somebody whose socket may be at any node. */
  async follow(tableId: string, opening: Opening): Promise<MessageStream> {
    const { member } = opening;
    const actor = await this.see(member, tableId);
    // The table can be seen without the chair too; the next move asks for it again.
    if (isAwaited(actor.table, member.id)) await this.#welcome(actor, member).catch(() => {});
    return actor.streams.follow(opening);
  }

  /** Reads what the member may know of a table's past. */
  async past(member: Member, { tableId, ...page }: ReadPast): Promise<PastPage> {
    const actor = await this.see(member, tableId);
    try {
      return await actor.streams.pastFor(member, page);
    } finally {
      this.#deps.registry.release(actor);
    }
  }

  async followPresence(tableId: string): Promise<LiveStream<TablePresence>> {
    const { streams } = await this.#deps.registry.get(tableId);
    return streams.followPresence();
  }

  async #performAsPlayer(tableId: string, submission: Submission & { readonly command: PlayersCommand }): Promise<Ack> {
    const { member } = submission.command;
    const actor = await this.#deps.registry.get(tableId);
    if (isAwaited(actor.table, member.id)) await this.#welcome(actor, member);
    return await this.#give(actor, submission);
  }

  /** Whoever was awaited has their chair back the moment they do something. */
  #welcome(actor: TableActor, member: Member): Promise<Ack> {
    return actor.perform({ command: { type: "takeBack", member } });
  }

  async #perform(tableId: string, submission: Submission & { readonly command: MembersCommand }): Promise<Ack> {
    return this.#give(await this.#deps.registry.get(tableId), submission);
  }

  /** The table may have been brought back for this alone. */
  async #give(actor: TableActor, submission: Submission): Promise<Ack> {
    try {
      return await actor.perform(submission);
    } finally {
      this.#deps.registry.release(actor);
    }
  }
}
