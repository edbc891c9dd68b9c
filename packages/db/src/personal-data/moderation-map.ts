import { eq, or } from "drizzle-orm";
import { appeals, moderationActs, moderationAudit, roles } from "../schema/moderation/acts.ts";
import { moderationCases, reportLines, reports } from "../schema/moderation/reports.ts";
import { kept, nobodys, OWN, ruleOf, unnamed, unsaid, type TableRule } from "./rules.ts";

const CASES = ruleOf(moderationCases, {
  columns: {
    id: nobodys("a number of its own"),
    subjectId: unnamed("that somebody was reported is told to nobody; what followed is"),
    openedAt: nobodys("when it began"),
    claimedBy: unnamed("which moderator looked into it"),
    claimedUntil: nobodys("for how long"),
    closedAt: nobodys("when it was over"),
    closedBy: unnamed("which moderator decided"),
    isFounded: nobodys("whether something followed"),
  },
});

/** What somebody has said to the moderators is theirs; what they have said it about is another's case. */
const REPORTS = ruleOf(reports, {
  columns: {
    id: nobodys("a number of its own"),
    caseId: unnamed("whose case it is"),
    reporterId: OWN,
    words: OWN,
    reason: kept("part of a case about somebody else"),
    place: kept("part of that case"),
    tableId: kept("part of that case"),
    fromSeq: kept("part of that case"),
    toSeq: kept("part of that case"),
    about: unnamed("what was reported, by numbers: that it is not judged twice"),
    at: kept("part of that case"),
    toldAt: kept("whether the answer was read"),
  },
  told: [{ as: "reports", whose: (userId) => eq(reports.reporterId, userId) }],
  erase: (tx, { userId }) =>
    tx.update(reports).set({ reporterId: null, words: "" }).where(eq(reports.reporterId, userId)),
});

const EVIDENCE = "evidence of a report: who was reported is not told of it, and the line itself is told";

const LINES = ruleOf(reportLines, {
  columns: {
    reportId: unsaid(EVIDENCE),
    roomId: unsaid(EVIDENCE),
    seq: unsaid(EVIDENCE),
    authorId: unsaid(EVIDENCE),
    text: unsaid(EVIDENCE),
    phrase: unsaid(EVIDENCE),
    at: unsaid(EVIDENCE),
    isReported: unsaid(EVIDENCE),
  },
  erase: (tx, { userId }) => tx.delete(reportLines).where(eq(reportLines.authorId, userId)),
});

const ROLES = ruleOf(roles, {
  columns: { userId: OWN, role: OWN, since: OWN },
  told: [{ as: "role", whose: (userId) => eq(roles.userId, userId) }],
  erase: (tx, { userId }) => tx.delete(roles).where(eq(roles.userId, userId)),
});

/** Who is gone cannot be kept from anything: what was decided about them goes, with their appeals. */
const ACTS = ruleOf(moderationActs, {
  columns: {
    id: OWN,
    subjectId: OWN,
    otherId: unsaid("with whom somebody may not sit is the other one's, too"),
    moderatorId: unnamed("a moderator acts for the club"),
    caseId: unsaid("the case that it ended"),
    kind: OWN,
    reason: OWN,
    words: OWN,
    at: OWN,
    until: OWN,
    liftedAt: OWN,
    toldAt: OWN,
    otherToldAt: unsaid("whether the other one has read of it"),
  },
  told: [{ as: "decisions", whose: (userId) => eq(moderationActs.subjectId, userId) }],
  erase: (tx, { userId }) =>
    tx.delete(moderationActs).where(or(eq(moderationActs.subjectId, userId), eq(moderationActs.otherId, userId))),
});

const APPEALS = ruleOf(appeals, {
  columns: {
    actId: OWN,
    authorId: OWN,
    words: OWN,
    at: OWN,
    answer: OWN,
    answerWords: OWN,
    answeredAt: OWN,
    answeredBy: unnamed("a moderator acts for the club"),
  },
  told: [{ as: "appeals", whose: (userId) => eq(appeals.authorId, userId) }],
  erase: (tx, { userId }) => tx.delete(appeals).where(eq(appeals.authorId, userId)),
});

const AUDIT = "what moderators and operators did, by numbers alone: that it can be looked into";

const ACTS_WRITTEN_DOWN = ruleOf(moderationAudit, {
  columns: {
    id: nobodys("a number of its own"),
    at: nobodys("when it was done"),
    actor: unnamed(AUDIT),
    kind: nobodys("what was done"),
    subjectId: unnamed(AUDIT),
    details: unnamed("the same, with what a moderator has said where an act was lifted"),
  },
});

/** What people have reported, and what moderators have done about it. */
export const MODERATION_MAP: readonly TableRule[] = [LINES, REPORTS, APPEALS, ACTS, ROLES, CASES, ACTS_WRITTEN_DOWN];
