import {
  fileReport,
  findAct,
  insertAppeal,
  isModerator,
  listActsOf,
  listOwnReports,
  markAllRead,
  type Database,
} from "@trelyazh/db";
import type { Appeal, OwnReport, OwnStanding, Report } from "@trelyazh/protocol";
import type { Member } from "@trelyazh/table";
import { ClubError } from "../club-error.ts";
import type { Logger } from "../logger.ts";
import { evidenceOf, type EvidenceDeps } from "./evidence.ts";
import type { moderationMetrics } from "./metrics.ts";
import type { Reporting } from "./moderation.router.ts";
import { toldAct } from "./told-acts.ts";

export interface ReportServiceDeps extends EvidenceDeps {
  readonly database: Pick<Database, "db" | "withTransaction">;
  readonly metrics: Pick<ReturnType<typeof moderationMetrics>, "reported">;
  /** Told of somebody who has read what they had not; must not throw. */
  readonly onRead: (userId: string) => void;
  readonly log: Logger;
}

/** Of each the latest. */
const ACTS_SHOWN = 50;
const REPORTS_SHOWN = 50;

/** What people say to the moderators, and are told by them. */
export class ReportService implements Reporting {
  readonly #deps: ReportServiceDeps;

  constructor(deps: ReportServiceDeps) {
    this.#deps = deps;
  }

  async report(member: Member, { userId, reason, words, place }: Report): Promise<void> {
    if (userId === member.id) throw new ClubError("FORBIDDEN");
    const { database, metrics, log } = this.#deps;
    const evidence = await evidenceOf(this.#deps, { member, userId, place });
    const report = { subjectId: userId, reporterId: member.id, reason, words, ...evidence };
    const filed = await database.withTransaction((tx) => fileReport(tx, report));
    if (filed === "nobody") throw new ClubError("NOT_FOUND");
    metrics.reported(filed === "judged" ? filed : filed.kind);
    if (filed === "judged") throw new ClubError("ALREADY_JUDGED");
    log.info({ memberId: userId, caseId: filed.caseId, place: place.kind }, "somebody was reported");
  }

  async own(member: Member): Promise<OwnStanding> {
    const { db } = this.#deps.database;
    const [acts, reports, isOne] = await Promise.all([
      listActsOf(db, member.id, ACTS_SHOWN),
      listOwnReports(db, member.id, REPORTS_SHOWN),
      isModerator(db, member.id),
    ]);
    return {
      acts: acts.map((act) => toldAct(act, member.id)),
      reports: reports.map(({ subjectId, subjectName, isFounded, closedAt, ...report }): OwnReport => ({
        ...report,
        about: { id: subjectId, name: subjectName },
        answer: isFounded === null ? null : isFounded ? "acted" : "nothing",
        answeredAt: closedAt,
      })),
      isModerator: isOne,
    };
  }

  async read(member: Member): Promise<void> {
    if (await markAllRead(this.#deps.database.db, member.id)) this.#deps.onRead(member.id);
  }

  async appeal(member: Member, { actId, words }: Appeal): Promise<void> {
    const { db } = this.#deps.database;
    const act = await findAct(db, actId);
    if (act?.subject.id !== member.id && act?.other?.id !== member.id) throw new ClubError("NOT_FOUND");
    const isKept = act.liftedAt === null && (await insertAppeal(db, { actId, authorId: member.id, words }));
    if (!isKept) throw new ClubError("LOOK_AGAIN");
    this.#deps.log.info({ actId, memberId: member.id }, "somebody appeals against an act");
  }
}
