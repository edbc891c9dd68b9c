import { randomUUID } from "node:crypto";
import {
  askForExport,
  beginExport,
  erasePerson,
  findExport,
  isGuest,
  noteDataAct,
  noteExport,
  readExportPiece,
  type Database,
  type ExportRun,
} from "@trelyazh/db";
import type { DeleteMe, MyTable, OwnData, ProvenBy } from "@trelyazh/protocol";
import { DELETED_NAME, type Member } from "@trelyazh/table";
import { ClubError, orAway } from "../club-error.ts";
import type { Logger } from "../logger.ts";
import type { Visitor } from "../visitor.ts";
import { ExportPieces, ExportTaken } from "./export-pieces.ts";
import type { personalDataMetrics } from "./metrics.ts";
import { tellPerson, type Teller } from "./tell-person.ts";

/** Whoever asks, and in which of their sessions. */
export interface Asking {
  readonly member: Member;
  readonly visitor: Visitor;
}

/** What is asked of those who know who people are. */
export interface Doors {
  /** Refuses a member who is not there, as far as their proof goes. */
  readonly prove: (asking: Asking, proof: ProvenBy) => Promise<void>;
  /** Closes at every node what these sessions have open; must not throw. */
  readonly onOver: (tokens: readonly string[]) => void;
  /** Says to all who show it that somebody is called so from now on; must not throw. */
  readonly tellName: (member: Member) => void;
  /** Says that something between those people has changed; must not throw. */
  readonly onPeopleChanged: (userIds: readonly string[]) => void;
  readonly tablesOf: (member: Member) => Promise<readonly MyTable[]>;
  /** Has a member get up everywhere. */
  readonly leaveAll: (member: Member) => Promise<void>;
  /** Has names taken out of journals soon; must not throw. */
  readonly eraseNamesSoon: () => void;
}

export interface PersonalDataOptions extends Teller, Doors {
  readonly database: Database;
  /** Has an export made soon; rejects when it cannot be put down. */
  readonly queueExport: (exportId: string) => Promise<void>;
  readonly metrics: ReturnType<typeof personalDataMetrics>;
  readonly log: Logger;
}

/** What is made is kept for a day. */
const KEPT_SECONDS = 24 * 60 * 60;
/** It is tried three times; what is not there by then is not being made any more. */
const LOST_SECONDS = 60 * 60;

/** What people ask for of their own data. What is refused as the database is away is refused with `DATABASE_AWAY`. */
export class PersonalDataService {
  readonly #options: PersonalDataOptions;

  constructor(options: PersonalDataOptions) {
    this.#options = options;
  }

  /** Returns how far somebody's export is, and what they should know before they delete themselves. */
  async own(member: Member): Promise<OwnData> {
    const { database, tablesOf } = this.#options;
    const [found, guest, tables] = await orAway(
      Promise.all([findExport(database.db, member.id), isGuest(database.db, member.id), tablesOf(member)]),
    );
    return {
      export: found === undefined ? null : { ...found },
      isGuest: guest === true,
      tables: tables.map(({ id, status }) => ({ id, isPlaying: status === "playing" })),
    };
  }

  /** Has all that the club keeps of somebody made into a file; refuses with `BUSY` while that is being made. */
  async ask(member: Member): Promise<void> {
    const { database, queueExport, log } = this.#options;
    const id = await orAway(
      database.withTransaction((tx) =>
        askForExport(tx, { userId: member.id, keptSeconds: KEPT_SECONDS, lostSeconds: LOST_SECONDS }),
      ),
    );
    if (id === undefined) throw new ClubError("BUSY");
    await queueExport(id).catch((cause: unknown) => {
      throw new ClubError("DATABASE_AWAY", { cause });
    });
    log.info({ memberId: member.id }, "a member asks for their data");
  }

  /** Makes an export that was asked for, anew if somebody had begun; does nothing if nobody waits for it. */
  async make(exportId: string): Promise<void> {
    const { database, metrics, log } = this.#options;
    const run: ExportRun = { id: exportId, run: randomUUID() };
    const userId = await database.withTransaction((tx) => beginExport(tx, run));
    if (userId === undefined) return;
    const began = performance.now();
    try {
      await this.#write(run, userId);
      metrics.done("export made");
      metrics.took(performance.now() - began);
      log.info({ memberId: userId, ms: Math.round(performance.now() - began) }, "the data of a member are there");
    } catch (cause) {
      if (cause instanceof ExportTaken) return;
      metrics.done("export failed");
      await noteExport(database.db, run, { state: "failed" }).catch(() => {});
      throw cause;
    }
  }

  async #write(run: ExportRun, userId: string): Promise<void> {
    const { database, wall } = this.#options;
    const pieces = new ExportPieces(database, run);
    await tellPerson(this.#options, {
      userId,
      write: (text) => pieces.write(text),
      onStep: (done, steps) => pieces.note({ done, steps }),
    });
    await pieces.end();
    await noteDataAct(database.db, { act: "export", userId, operator: null });
    await pieces.note({ state: "done", until: wall() + KEPT_SECONDS * 1000 });
  }

  /** Gives out an export, piece by piece, to whom `sizeOf` has let have it. */
  async *give(exportId: string): AsyncGenerator<Buffer> {
    const { past } = this.#options.database;
    for (let number = 0; ; number += 1) {
      const piece = await orAway(readExportPiece(past, exportId, number));
      if (piece === undefined) return;
      yield piece;
    }
  }

  /** Returns the size of somebody's own export that is there, in bytes; refuses with `NOT_FOUND` any other. */
  async sizeOf(member: Member, exportId: string): Promise<number> {
    const found = await orAway(findExport(this.#options.database.db, member.id));
    if (found?.id !== exportId || found.state !== "done") throw new ClubError("NOT_FOUND");
    return found.size;
  }

  /**
   * Deletes somebody: all that is theirs at once, in one transaction, and what they have open. What others have played with
   * them stays, with a deleted player. Refuses with `WRONG_PASSWORD` a member who proves nothing.
   */
  async remove(asking: Asking, { proof }: DeleteMe): Promise<void> {
    const { database, prove, leaveAll, metrics, log, ...doors } = this.#options;
    const { member } = asking;
    if (proof !== null) await prove(asking, proof);
    else if ((await orAway(isGuest(database.db, member.id))) !== true) throw new ClubError("WRONG_PASSWORD");
    await leaveAll(member);
    const erased = await orAway(
      erasePerson(database, member.id, (tx) => noteDataAct(tx, { act: "deletion", userId: member.id, operator: null })),
    );
    if (erased === undefined) throw new ClubError("SIGN_IN_FIRST");
    doors.onOver(erased.tokens);
    doors.tellName({ id: member.id, name: DELETED_NAME });
    doors.onPeopleChanged([member.id, ...erased.others].slice(0, MOST_TOLD));
    doors.eraseNamesSoon();
    metrics.done("deletion");
    log.info({ memberId: member.id }, "a member has deleted themselves");
  }
}

/** Others see it within a minute. */
const MOST_TOLD = 1000;
