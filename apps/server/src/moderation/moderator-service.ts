import {
  answerAppeal,
  banUser,
  claimCase,
  closeCase,
  countEarlierCases,
  countModerators,
  findAct,
  findPerson,
  insertAct,
  isModerator,
  liftAct,
  liftBan,
  listActsOf,
  listAlike,
  listKeptApart,
  listOpenCases,
  listReportedLines,
  listReporterRecords,
  listReportsOf,
  listSessionTokens,
  listUnanswered,
  lockPair,
  releaseCase,
  resetName,
  writeAudit,
  type ActRow,
  type Database,
  type NewAct,
  type Transaction,
} from "@trelyazh/db";
import type {
  AlikePair,
  CaseRef,
  CaseReport,
  DecideAct,
  DecideCase,
  KeepApart,
  ModerationQueue,
  OpenCase,
  ReporterRecord,
} from "@trelyazh/protocol";
import type { Member } from "@trelyazh/table";
import type { Clock } from "../clock.ts";
import { ClubError } from "../club-error.ts";
import type { Logger } from "../logger.ts";
import type { moderationMetrics } from "./metrics.ts";
import type { Moderating } from "./moderation.router.ts";
import { urgencyOf } from "./queue-order.ts";
import { toldAct } from "./told-acts.ts";

/** What has to be known elsewhere in the club at once; none of them may throw. */
export interface ActEffects {
  /** Something else holds against those people than before. */
  acts(this: void, userIds: readonly string[]): void;
  /** Those are to be told of something, or may sit at one table no more, or again. */
  people(this: void, userIds: readonly string[]): void;
  /** Somebody is banned who was not, or the other way round. */
  bans(this: void): void;
  /** Somebody is called something else; the tokens are those of their sessions. */
  renamed(this: void, member: Member, tokens: readonly string[]): void;
}

export interface ModeratorServiceDeps {
  readonly database: Pick<Database, "db" | "withTransaction">;
  readonly clock: Pick<Clock, "wall">;
  /** A name for somebody whose own was taken away. */
  readonly birdName: () => string;
  readonly effects: ActEffects;
  readonly metrics: Pick<ReturnType<typeof moderationMetrics>, "acted">;
  readonly log: Logger;
}

const CASES_SHOWN = 200;
const APPEALS_SHOWN = 100;
const ACTS_SHOWN = 30;
const PAIRS_SHOWN = 100;

const UNKNOWN: ReporterRecord = { founded: 0, unfounded: 0 };

/** What is told to the rest of the club once the transaction is over. */
type Aftermath = (() => void)[];

/** What moderators see and do. All of it refuses with `FORBIDDEN` whoever is none, by their row, at each call. */
export class ModeratorService implements Moderating {
  readonly #deps: ModeratorServiceDeps;

  constructor(deps: ModeratorServiceDeps) {
    this.#deps = deps;
  }

  async queue(member: Member): Promise<ModerationQueue> {
    await this.#admit(member);
    const { db } = this.#deps.database;
    const [cases, appeals, many] = await Promise.all([
      listOpenCases(db, CASES_SHOWN),
      listUnanswered(db, APPEALS_SHOWN),
      countModerators(db),
    ]);
    const own = cases.filter(({ subjectId, reports }) => !concerns(member, [subjectId, ...reports.map(reporterOf)]));
    const records = await listReporterRecords(db, [
      ...new Set(own.flatMap(({ reports }) => reports.flatMap(reporterIn))),
    ]);
    const now = this.#deps.clock.wall();
    return {
      cases: own
        .toSorted((one, other) => urgencyOf(other, records, now) - urgencyOf(one, records, now))
        .map(({ id, subjectId, subjectName, openedAt, reports, claimedBy, claimerName }) => ({
          id,
          subject: { id: subjectId, name: subjectName },
          openedAt,
          reasons: [...new Set(reports.map(({ reason }) => reason))],
          reporters: new Set(reports.map(reporterOf)).size,
          claimedBy: claimedBy === member.id ? null : claimerName,
        })),
      appeals: appeals
        .filter(({ subject, other }) => !concerns(member, [subject.id, other?.id ?? null]))
        .map((act) => ({
          act: toldAct(act, act.subject.id),
          subject: act.subject,
          moderator: act.moderator?.name ?? null,
          isOwnAct: many > 1 && act.moderator?.id === member.id,
        })),
    };
  }

  async claim(member: Member, { caseId }: CaseRef): Promise<OpenCase> {
    await this.#admit(member);
    const { db } = this.#deps.database;
    const subjectId = await claimCase(db, { caseId, moderatorId: member.id });
    const person = subjectId === undefined ? undefined : await findPerson(db, subjectId);
    if (person === undefined) throw new ClubError("LOOK_AGAIN");
    const [reports, lines, acts, earlier] = await Promise.all([
      listReportsOf(db, caseId),
      listReportedLines(db, caseId),
      listActsOf(db, person.id, ACTS_SHOWN),
      countEarlierCases(db, person.id),
    ]);
    const records = await listReporterRecords(db, reports.flatMap(reporterIn));
    const { id, name, isGuest, since, pulyas } = person;
    return {
      id: caseId,
      subject: { id, name, isGuest, since, pulyas },
      seenAt: Math.max(...reports.map(({ at }) => at)),
      reports: reports.map((report) => caseReport(report, { lines, records })),
      acts: acts.map((act) => toldAct(act, id)),
      earlier,
    };
  }

  async release(member: Member, { caseId }: CaseRef): Promise<void> {
    await this.#admit(member);
    await releaseCase(this.#deps.database.db, { caseId, moderatorId: member.id });
  }

  async decide(member: Member, { caseId, seenAt, act }: DecideCase): Promise<void> {
    await this.#admit(member);
    const moderatorId = member.id;
    await this.#within(async (tx, after) => {
      const subjectId = await closeCase(tx, { caseId, moderatorId, seenAt, isFounded: act !== null });
      if (subjectId === undefined) throw new ClubError("LOOK_AGAIN");
      if (act === null) {
        await writeAudit(tx, { actor: moderatorId, kind: "dismissed", subjectId, details: { caseId } });
        after.push(() => this.#deps.metrics.acted("dismissed"));
      } else {
        const isMoment = act.kind === "warn" || act.kind === "rename";
        await this.#act(tx, after, { ...act, hours: isMoment ? null : act.hours, caseId, subjectId, moderatorId });
      }
    });
  }

  async decideAct(member: Member, decision: DecideAct): Promise<void> {
    await this.#admit(member);
    const { db } = this.#deps.database;
    const [act, many] = await Promise.all([findAct(db, decision.actId), countModerators(db)]);
    if (act === undefined) throw new ClubError("NOT_FOUND");
    const isAppeal = isUnanswered(act);
    if (concerns(member, partiesOf(act, isAppeal && many > 1))) throw new ClubError("FORBIDDEN");
    if (!isAppeal && !decision.lifts) throw new ClubError("LOOK_AGAIN");
    await this.#within((tx, after) => this.#judge(tx, after, { act, isAppeal, moderatorId: member.id, ...decision }));
  }

  async alike(member: Member): Promise<readonly AlikePair[]> {
    await this.#admit(member);
    const pairs = await listAlike(this.#deps.database.db, PAIRS_SHOWN);
    return pairs.map(({ oneId, oneName, otherId, otherName, ...figures }) => ({
      ...figures,
      one: { id: oneId, name: oneName },
      other: { id: otherId, name: otherName },
    }));
  }

  async keepApart(member: Member, { oneId, otherId, ...act }: KeepApart): Promise<void> {
    await this.#admit(member);
    if (concerns(member, [oneId, otherId])) throw new ClubError("FORBIDDEN");
    await this.#within(async (tx, after) => {
      if (!(await lockPair(tx, oneId, otherId))) throw new ClubError("NOT_FOUND");
      const pairs = await listKeptApart(tx, [oneId]);
      if (pairs.some((pair) => pair.oneId === otherId || pair.otherId === otherId)) throw new ClubError("LOOK_AGAIN");
      await this.#act(tx, after, { ...act, kind: "apart", subjectId: oneId, otherId, moderatorId: member.id });
    });
  }

  async #admit({ id }: Member): Promise<void> {
    if (!(await isModerator(this.#deps.database.db, id))) throw new ClubError("FORBIDDEN");
  }

  /** Does all of that or nothing, and then has the rest of the club know. */
  async #within(run: (tx: Transaction, after: Aftermath) => Promise<void>): Promise<void> {
    const after: Aftermath = [];
    await this.#deps.database.withTransaction((tx) => run(tx, after));
    for (const tell of after) tell();
  }

  async #act(tx: Transaction, after: Aftermath, act: NewAct): Promise<void> {
    const { effects, metrics, log, birdName } = this.#deps;
    const { kind, subjectId, otherId = null, moderatorId } = act;
    const { id: actId, until } = await insertAct(tx, act);
    if (kind === "ban") {
      await banUser(tx, { userId: subjectId, until, reason: null });
      after.push(effects.bans);
    }
    if (kind === "rename") {
      const name = birdName();
      await resetName(tx, subjectId, name);
      const tokens = await listSessionTokens(tx, [subjectId]);
      after.push(() => effects.renamed({ id: subjectId, name }, tokens));
    }
    const details = { actId, act: kind, reason: act.reason, hours: act.hours, otherId };
    await writeAudit(tx, { actor: moderatorId, kind: "act", subjectId, details });
    after.push(() => {
      this.#tell(act);
      metrics.acted(kind);
      log.info({ actId, kind, memberId: subjectId, moderatorId }, "a moderator has acted");
    });
  }

  async #judge(
    tx: Transaction,
    after: Aftermath,
    { act, isAppeal, moderatorId, lifts, words }: Judgement,
  ): Promise<void> {
    const answer = lifts ? "lifted" : "upheld";
    const { id: actId } = act;
    const isAnswered = await answerAppeal(tx, { actId, answer, answerWords: words, answeredBy: moderatorId });
    if (isAppeal !== isAnswered) throw new ClubError("LOOK_AGAIN");
    if (lifts) await this.#lift(tx, after, act);
    const details = { actId, words: isAppeal ? null : words };
    await writeAudit(tx, { actor: moderatorId, kind: answer, subjectId: act.subject.id, details });
    after.push(() => {
      this.#deps.metrics.acted(answer);
      this.#deps.log.info({ actId, moderatorId, answer }, "an act was looked at again");
    });
  }

  async #lift(tx: Transaction, after: Aftermath, { id, kind, subject, other }: ActRow): Promise<void> {
    if ((await liftAct(tx, id)) === undefined) throw new ClubError("LOOK_AGAIN");
    if (kind === "ban") {
      await liftBan(tx, subject.id);
      after.push(this.#deps.effects.bans);
    }
    after.push(() => this.#tell({ subjectId: subject.id, ...(other !== null && { otherId: other.id }) }));
  }

  #tell({ subjectId, otherId }: Pick<NewAct, "subjectId" | "otherId">): void {
    const { effects } = this.#deps;
    effects.acts([subjectId]);
    effects.people(otherId === undefined ? [subjectId] : [subjectId, otherId]);
  }
}

/** What becomes of an act that a moderator looks at again. */
interface Judgement extends Pick<DecideAct, "lifts" | "words"> {
  readonly act: ActRow;
  /** Somebody has said something against it that nobody has answered. */
  readonly isAppeal: boolean;
  readonly moderatorId: string;
}

/** Who may not look at an act again: whom it is about, and who did it where there is an appeal and somebody else to hear it. */
function partiesOf({ subject, other, moderator }: ActRow, isOthers: boolean): readonly (string | null)[] {
  return [subject.id, other?.id ?? null, isOthers ? (moderator?.id ?? null) : null];
}

function isUnanswered({ appeal }: ActRow): boolean {
  return appeal !== null && appeal.answer === null;
}

interface Reporter {
  readonly reporterId: string | null;
}

const reporterOf = ({ reporterId }: Reporter) => reporterId;
const reporterIn = ({ reporterId }: Reporter) => (reporterId === null ? [] : [reporterId]);

/** Whether a moderator has part in something themselves. */
function concerns({ id }: Member, others: readonly (string | null)[]): boolean {
  return others.includes(id);
}

function caseReport(
  report: Awaited<ReturnType<typeof listReportsOf>>[number],
  {
    lines,
    records,
  }: {
    readonly lines: Awaited<ReturnType<typeof listReportedLines>>;
    readonly records: ReadonlyMap<string, ReporterRecord>;
  },
): CaseReport {
  const { id, reporterId, reporterName, reason, words, at, place, tableId, fromSeq, toSeq } = report;
  return {
    id,
    by: reporterId === null || reporterName === null ? null : { id: reporterId, name: reporterName },
    record: records.get(reporterId ?? "") ?? UNKNOWN,
    reason,
    words,
    at,
    place,
    table: tableId === null || fromSeq === null || toSeq === null ? null : { id: tableId, fromSeq, toSeq },
    lines: lines
      .filter(({ reportId }) => reportId === id)
      .map(({ authorId, authorName, text, phrase, at: saidAt, isReported }) => ({
        by: { id: authorId, name: authorName },
        at: saidAt,
        text,
        phrase,
        isReported,
      })),
  };
}
