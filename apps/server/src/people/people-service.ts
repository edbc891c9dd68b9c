import {
  countNotes,
  countRelations,
  dropRelations,
  endInvitation,
  findNote,
  findPerson,
  listBetween,
  listFormerNames,
  listNames,
  listProfiles,
  lockPair,
  putRelations,
  saveInvitation,
  saveNote,
  saveProfile,
  type Database,
  type RelationKind,
  type StoredRelation,
  type Transaction,
} from "@trelyazh/db";
import type {
  ChangePerson,
  DescribeMyself,
  InvitePerson,
  NamedPerson,
  NotePerson,
  OwnWishes,
  PeopleNews,
  PersonProfile,
  PersonRef,
} from "@trelyazh/protocol";
import { DELETED_NAME, type Member } from "@trelyazh/table";
import { ClubError } from "../club-error.ts";
import { editsOf, type Edit } from "./changing.ts";
import type { Desks, Whereabouts } from "./desks.ts";
import { MOST } from "./limits.ts";
import { meetingOf, NOTHING_BETWEEN, type Allowed, type Between } from "./meeting.ts";
import type { People } from "./people.router.ts";
import type { Relations } from "./relations.ts";

export interface PeopleServiceDeps {
  readonly database: Pick<Database, "db" | "withTransaction">;
  /** How people look now. */
  readonly names: {
    readonly pictureOf: (userId: string) => string | undefined;
    learn(userIds: readonly string[]): Promise<void>;
  };
  readonly relations: Relations;
  readonly desks: Pick<Desks, "follow">;
  readonly whereabouts: (userId: string) => Whereabouts | null;
  /** Told of those whom something concerns that has changed; must not throw. */
  readonly onChanged: (userIds: readonly string[]) => void;
}

/** What people set about each other. Whoever is hidden is as if there were no such person. */
export class PeopleService implements People {
  readonly #deps: PeopleServiceDeps;

  constructor(deps: PeopleServiceDeps) {
    this.#deps = deps;
  }

  async change(member: Member, { userId, change }: ChangePerson): Promise<void> {
    if (userId === member.id) throw new ClubError("FORBIDDEN");
    const isChanged = await this.#deps.database.withTransaction(async (tx) => {
      if (!(await lockPair(tx, member.id, userId))) throw new ClubError("NOT_FOUND");
      const rows = await listBetween(tx, member.id, userId);
      const edits = editsOf(change, betweenOf(rows, member.id));
      if (edits === null) throw new ClubError("NOT_FOUND");
      const rowOf = ({ by, kind }: Edit): StoredRelation =>
        by === "me" ? { ownerId: member.id, otherId: userId, kind } : { ownerId: userId, otherId: member.id, kind };
      const put = edits.put.map(rowOf);
      await refuseTooMany(tx, put);
      await dropRelations(tx, edits.drop.map(rowOf));
      await putRelations(tx, put);
      return put.length + edits.drop.length > 0;
    });
    if (isChanged) this.#deps.onChanged([member.id, userId]);
  }

  async person(member: Member, { userId }: PersonRef): Promise<PersonProfile> {
    const { db } = this.#deps.database;
    const [found, former, around, note] = await Promise.all([
      findPerson(db, userId),
      listFormerNames(db, userId),
      this.#deps.relations.around(member.id),
      findNote(db, { ownerId: member.id, otherId: userId }),
    ]);
    const between = around.others.get(userId) ?? NOTHING_BETWEEN;
    if (found === undefined || between.theirs.has("hidden")) throw new ClubError("NOT_FOUND");
    const { id, name, isGuest, since, pulyas, words, languages } = found;
    const meeting = meetingOf(between, found);
    const formerNames = former.map((one) => one.name);
    const mayBeInvited = id !== member.id && meeting.mayInvite;
    return {
      id,
      name,
      isMe: id === member.id,
      standing: standingIn(between),
      note,
      // Nothing more is known of a deleted player.
      told:
        meeting.sees && name !== DELETED_NAME
          ? { isGuest, since, pulyas, words, languages, formerNames, mayBeInvited }
          : null,
    };
  }

  async pictures(member: Member, userIds: readonly string[]): Promise<Readonly<Record<string, string>>> {
    const { names, relations } = this.#deps;
    const [hidden] = await Promise.all([relations.hiddenFrom(member.id), names.learn(userIds)]);
    const shown = userIds.filter((id) => !hidden.has(id));
    return Object.fromEntries(
      shown.flatMap((id) => (names.pictureOf(id) === undefined ? [] : [[id, names.pictureOf(id) ?? ""]])),
    );
  }

  async wishes(member: Member): Promise<OwnWishes> {
    const { db } = this.#deps.database;
    const { others } = await this.#deps.relations.around(member.id);
    const setBy = (kind: RelationKind) => [...others].filter(([, { mine }]) => mine.has(kind)).map(([id]) => id);
    const [hidden, avoided] = [setBy("hidden"), setBy("not_at_my_table")];
    const [names, profiles] = await Promise.all([
      listNames(db, [...new Set([...hidden, ...avoided])]),
      listProfiles(db, [member.id]),
    ]);
    const named = (ids: readonly string[]): NamedPerson[] => names.filter(({ id }) => ids.includes(id));
    // It answers for everybody it was asked for.
    const own = profiles.get(member.id) as Allowed & Pick<OwnWishes, "words" | "languages">;
    return { hidden: named(hidden), avoided: named(avoided), ...own };
  }

  async describe(member: Member, described: DescribeMyself): Promise<void> {
    await saveProfile(this.#deps.database.db, member.id, described);
    this.#deps.onChanged([member.id]);
  }

  async note(member: Member, { userId, note }: NotePerson): Promise<void> {
    const { db } = this.#deps.database;
    const about = { ownerId: member.id, otherId: userId };
    if (note !== "") {
      await this.person(member, { userId });
      const isNew = (await findNote(db, about)) === "";
      if (isNew && (await countNotes(db, member.id)) >= MOST.notes) throw new ClubError("LIST_FULL");
    }
    await saveNote(db, { ...about, note });
  }

  news(member: Member): Promise<AsyncIterable<PeopleNews>> {
    return this.#deps.desks.follow(member);
  }

  async invite(member: Member, { userId, tableId }: InvitePerson): Promise<void> {
    if (userId === member.id) throw new ClubError("FORBIDDEN");
    const at = this.#deps.whereabouts(member.id);
    // One invites to the table where one sits, as long as it waits.
    if (at?.line.id !== tableId || at.line.status !== "waiting") throw new ClubError("NOT_SEATED");
    const { mayInvite } = await this.#deps.relations.meeting(member.id, userId);
    const others = await this.#deps.relations.apartFrom(userId);
    if (!mayInvite || at.userIds.some((id) => others.has(id))) throw new ClubError("NO_INVITATIONS");
    await saveInvitation(this.#deps.database.db, { fromId: member.id, toId: userId, tableId });
    this.#deps.onChanged([userId]);
  }

  async answerInvitation(member: Member, { userId, tableId }: InvitePerson): Promise<void> {
    const isEnded = await endInvitation(this.#deps.database.db, { toId: member.id, fromId: userId, tableId });
    if (isEnded) this.#deps.onChanged([member.id]);
  }
}

function betweenOf(rows: readonly StoredRelation[], userId: string): Between {
  const kinds = (isMine: boolean) =>
    new Set(rows.filter(({ ownerId }) => (ownerId === userId) === isMine).map(({ kind }) => kind));
  return { mine: kinds(true), theirs: kinds(false) };
}

function standingIn({ mine, theirs }: Between): PersonProfile["standing"] {
  return {
    isFriend: mine.has("friend"),
    isAsked: mine.has("asked"),
    isAsking: theirs.has("asked"),
    isHidden: mine.has("hidden"),
    isAvoided: mine.has("not_at_my_table"),
  };
}

/** Nobody's lists grow without end, and nobody has more requests than they can read. */
async function refuseTooMany(tx: Transaction, rows: readonly StoredRelation[]): Promise<void> {
  for (const { ownerId, otherId, kind } of rows) {
    const { own } = await countRelations(tx, { userId: ownerId, kind });
    const { about } = kind === "asked" ? await countRelations(tx, { userId: otherId, kind }) : { about: 0 };
    if (own >= MOST[kind] || about >= MOST.asking) throw new ClubError("LIST_FULL");
  }
}
