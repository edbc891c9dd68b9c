import type { StoredInvitation } from "@trelyazh/db";
import type { Friend, FriendPresence, Invitation, LobbyTable, NamedPerson, PeopleNews } from "@trelyazh/protocol";
import type { Member } from "@trelyazh/table";
import type { Clock, Timer } from "../clock.ts";
import { PacedBoard } from "../paced-board.ts";
import type { Logger } from "../logger.ts";
import { meetingOf, type Between } from "./meeting.ts";
import type { Presence } from "./presence.ts";
import type { Around, Relations } from "./relations.ts";

/** A table where somebody sits, as the lobby knows it. */
export interface Whereabouts {
  readonly line: Pick<LobbyTable, "id" | "status" | "seats">;
  /** Everybody who sits there or has a chair kept. */
  readonly userIds: readonly string[];
  /** Only by its link, or by friends of its owner. */
  readonly isUnlisted: boolean;
  /** That owner; null for any other table. */
  readonly onlyFriendsOf: string | null;
}

export interface DesksOptions {
  readonly clock: Clock;
  readonly relations: Pick<Relations, "around">;
  readonly presence: Pick<Presence, "isHere" | "open">;
  /** What friends allow to be seen, and what they are called; rejects when the database is away. */
  readonly listNames: (userIds: readonly string[]) => Promise<readonly NamedPerson[]>;
  readonly listInvitations: (userIds: readonly string[]) => Promise<readonly StoredInvitation[]>;
  /** How much of what moderators have decided and answered those have not read. */
  readonly countUnread: (userIds: readonly string[]) => Promise<ReadonlyMap<string, number>>;
  /** Where somebody sits now. */
  readonly whereabouts: (userId: string) => Whereabouts | null;
  readonly log: Logger;
}

/** The shortest time between two messages to one member. */
const INTERVAL_MS = 1000;

/** How often it is read anew what no node has told. */
const READ_EVERY_MS = 30_000;

/** Members that are read of in one statement. */
const BATCH = 200;

/** Invitations that a member is told of: the latest. */
const INVITATIONS_SHOWN = 5;

/** What was read for a member. */
interface Read {
  readonly around: Around;
  /** By friend. */
  readonly friends: ReadonlyMap<string, Around>;
  readonly names: ReadonlyMap<string, string>;
  readonly invitations: readonly StoredInvitation[];
  readonly unread: number;
}

interface Desk {
  readonly userId: string;
  readonly board: PacedBoard<PeopleNews>;
  read: Read;
}

/** What each member who is here is told of the people they know, a desk for each page; what was read for them is kept as long as it is open. */
export class Desks implements Disposable {
  readonly #options: DesksOptions;
  readonly #desks = new Map<string, Set<Desk>>();
  /** By friend: the members who are to hear when that one comes or goes. */
  readonly #watching = new Map<string, Set<Desk>>();
  #timer: Timer | null = null;

  constructor(options: DesksOptions) {
    this.#options = options;
    this.#readLater();
  }

  /** Members who are told now. */
  get size(): number {
    return this.#desks.size;
  }

  /** What that member is told, at once and after each change; refuses with `DATABASE_AWAY`. */
  async follow({ id }: Member): Promise<AsyncIterable<PeopleNews>> {
    const [read] = await this.#readFor([id]);
    const { clock } = this.#options;
    const pages: Disposable[] = [];
    const desk: Desk = {
      userId: id,
      read: read as Read,
      board: new PacedBoard({
        clock,
        intervalMs: INTERVAL_MS,
        read: () => this.#newsFor(desk),
        onOpened: () => pages.push(this.#opened(desk)),
        onClosed: () => pages.pop()?.[Symbol.dispose](),
      }),
    };
    return desk.board.follow();
  }

  /** To be called when what stands between those people, or what was sent to them, is another. */
  async changed(userIds: readonly string[]): Promise<void> {
    const concerned = new Set(userIds.filter((userId) => this.#desks.has(userId)));
    for (const userId of userIds) for (const desk of this.#watching.get(userId) ?? []) concerned.add(desk.userId);
    await this.#readAgain([...concerned]);
  }

  /** To be called when those have come or gone, or have sat down somewhere. */
  moved(userIds: readonly string[]): void {
    for (const userId of userIds) for (const desk of this.#watching.get(userId) ?? []) desk.board.changed();
  }

  [Symbol.dispose](): void {
    this.#timer?.cancel();
  }

  /** From now on it is told, until what is returned is disposed of. */
  #opened(desk: Desk): Disposable {
    const { userId } = desk;
    const own = this.#desks.get(userId) ?? new Set();
    this.#desks.set(userId, own.add(desk));
    this.#watch(desk);
    const page = this.#options.presence.open(userId);
    return {
      [Symbol.dispose]: () => {
        this.#unwatch(desk);
        own.delete(desk);
        if (own.size === 0 && this.#desks.get(userId) === own) this.#desks.delete(userId);
        page[Symbol.dispose]();
      },
    };
  }

  #watch(desk: Desk): void {
    for (const friend of desk.read.friends.keys()) {
      const watching = this.#watching.get(friend) ?? new Set();
      this.#watching.set(friend, watching.add(desk));
    }
  }

  #unwatch(desk: Desk): void {
    for (const friend of desk.read.friends.keys()) {
      const watching = this.#watching.get(friend);
      watching?.delete(desk);
      if (watching?.size === 0) this.#watching.delete(friend);
    }
  }

  #readLater(): void {
    const { clock } = this.#options;
    this.#timer = clock.schedule(clock.now() + READ_EVERY_MS, () => {
      void this.#readAgain([...this.#desks.keys()]).finally(() => this.#readLater());
    });
  }

  async #readAgain(userIds: readonly string[]): Promise<void> {
    for (let from = 0; from < userIds.length; from += BATCH) {
      const some = userIds.slice(from, from + BATCH);
      try {
        const all = await this.#readFor(some);
        some.forEach((userId, index) => this.#take(userId, all[index] as Read));
      } catch (err) {
        // It is read again in a while.
        this.#options.log.warn({ err, members: some.length }, "what people are told of each other could not be read");
      }
    }
  }

  #take(userId: string, read: Read): void {
    for (const desk of this.#desks.get(userId) ?? []) {
      this.#unwatch(desk);
      desk.read = read;
      this.#watch(desk);
      desk.board.changed();
    }
  }

  /** Reads for so many members at once; in their order. */
  async #readFor(userIds: readonly string[]): Promise<readonly Read[]> {
    const { relations, listNames, listInvitations, countUnread } = this.#options;
    const [arounds, invitations, unread] = await Promise.all([
      Promise.all(userIds.map((userId) => relations.around(userId))),
      listInvitations(userIds),
      countUnread(userIds),
    ]);
    const befriended = arounds.map(({ others }) => thoseWith(others, "friend"));
    const mentioned = new Set([
      ...arounds.flatMap(({ others }) => [...thoseWith(others, "friend"), ...thoseWith(others, "asked")]),
      ...invitations.map(({ fromId }) => fromId),
    ]);
    const friendIds = [...new Set(befriended.flat())];
    const [named, friends] = await Promise.all([
      listNames([...mentioned]),
      Promise.all(friendIds.map(async (id) => [id, await relations.around(id)] as const)),
    ]);
    const names = new Map(named.map(({ id, name }) => [id, name]));
    const known = new Map(friends);
    return userIds.map((userId, index) => ({
      around: arounds[index] as Around,
      friends: new Map(befriended[index]?.map((id) => [id, known.get(id) as Around])),
      names,
      invitations: invitations.filter(({ toId }) => toId === userId),
      unread: unread.get(userId) ?? 0,
    }));
  }

  #newsFor({ read }: Desk): PeopleNews {
    const { others, allowed } = read.around;
    const named = (id: string): readonly NamedPerson[] => {
      const name = read.names.get(id);
      return name === undefined ? [] : [{ id, name }];
    };
    const seen = [...others].filter(([, between]) => meetingOf(between, allowed).sees);
    const those = (whose: keyof Between) =>
      seen.filter(([, between]) => between[whose].has("asked")).flatMap(([id]) => named(id));
    return {
      friends: seen
        .filter(([, between]) => meetingOf(between, allowed).areFriends)
        .flatMap(([id]) => named(id))
        .map((friend) => this.#friend(read, friend)),
      asking: those("theirs"),
      asked: those("mine"),
      invitations: read.invitations.flatMap((invitation) => this.#shown(read, invitation)).slice(0, INVITATIONS_SHOWN),
      ...(read.unread > 0 && { unread: read.unread }),
    };
  }

  #friend(read: Read, friend: NamedPerson): Friend {
    const between = read.around.others.get(friend.id);
    const allowed = read.friends.get(friend.id)?.allowed;
    const isSeen = between !== undefined && allowed !== undefined && meetingOf(between, allowed).seesPresence;
    return { ...friend, presence: isSeen ? this.#presenceOf(read, friend.id) : { kind: "away" } };
  }

  #presenceOf(read: Read, friendId: string): FriendPresence {
    const { presence, whereabouts } = this.#options;
    if (!presence.isHere(friendId)) return { kind: "away" };
    const at = whereabouts(friendId);
    if (at === null) return { kind: "online" };
    const isFound = !at.isUnlisted || (at.onlyFriendsOf !== null && isFriendIn(read, at.onlyFriendsOf));
    const isOpen = isFound && at.userIds.every((userId) => mayMeetIn(read, userId));
    const { id, status, seats } = at.line;
    const freeSeats = seats.filter((occupant) => occupant === null).length;
    return { kind: "atTable", ...(isOpen && { table: { id, status, freeSeats } }) };
  }

  /** An invitation is shown as long as the table waits and whoever sent it may be met. */
  #shown(read: Read, { fromId, tableId, at }: StoredInvitation): readonly Invitation[] {
    const name = read.names.get(fromId);
    const isOpen = this.#options.whereabouts(fromId)?.line.id === tableId;
    return name !== undefined && isOpen && mayMeetIn(read, fromId) ? [{ from: { id: fromId, name }, tableId, at }] : [];
  }
}

function mayMeetIn({ around: { others, allowed } }: Read, userId: string): boolean {
  const between = others.get(userId);
  return between === undefined || meetingOf(between, allowed).mayMeet;
}

function isFriendIn({ around: { others, allowed } }: Read, userId: string): boolean {
  const between = others.get(userId);
  return between !== undefined && meetingOf(between, allowed).areFriends;
}

/** Those with whom there is that, set by either of the two. */
function thoseWith(others: Around["others"], kind: "friend" | "asked"): string[] {
  return [...others].filter(([, { mine, theirs }]) => mine.has(kind) || theirs.has(kind)).map(([id]) => id);
}
