import type { NamedPerson } from "../people.ts";
import type { ReportPlace } from "./inputs.ts";
import type { ActKind, ReportReason, ToldRestraint } from "./words.ts";

/** What stands, or stood, against somebody. Moments are epoch milliseconds. */
export interface ToldAct extends ToldRestraint {
  readonly id: string;
  readonly kind: ActKind;
  readonly reason: ReportReason;
  /** What the moderator says to it. */
  readonly words: string;
  readonly at: number;
  readonly liftedAt: number | null;
  /** With whom they may not sit at a table. */
  readonly apartFrom: NamedPerson | null;
  readonly appeal: ToldAppeal | null;
}

export interface ToldAppeal {
  readonly words: string;
  readonly at: number;
  readonly answer: "lifted" | "upheld" | null;
  readonly answerWords: string | null;
}

/** A report of one's own, and whether something was done: never what. */
export interface OwnReport {
  readonly id: string;
  readonly about: NamedPerson;
  readonly reason: ReportReason;
  readonly at: number;
  readonly answer: "acted" | "nothing" | null;
  readonly answeredAt: number | null;
}

/** What moderators and a member have had to do with each other. */
export interface OwnStanding {
  readonly acts: readonly ToldAct[];
  readonly reports: readonly OwnReport[];
  readonly isModerator: boolean;
}

/** A case as it stands in the queue. */
export interface QueuedCase {
  readonly id: string;
  readonly subject: NamedPerson;
  readonly openedAt: number;
  readonly reasons: readonly ReportReason[];
  readonly reporters: number;
  /** The other moderator who looks into it now. */
  readonly claimedBy: string | null;
}

/** An appeal as it stands in the queue. */
export interface QueuedAppeal {
  readonly act: ToldAct;
  readonly subject: NamedPerson;
  readonly moderator: string | null;
  /** Another moderator has to answer it: the act is the reader's own. */
  readonly isOwnAct: boolean;
}

export interface ModerationQueue {
  readonly cases: readonly QueuedCase[];
  readonly appeals: readonly QueuedAppeal[];
}

/** A line as it was when it was reported. */
export interface ReportedLine {
  readonly by: NamedPerson;
  readonly at: number;
  readonly text: string | null;
  readonly phrase: string | null;
  readonly isReported: boolean;
}

/** How what somebody has reported was judged. */
export interface ReporterRecord {
  readonly founded: number;
  readonly unfounded: number;
}

export interface CaseReport {
  readonly id: string;
  /** Null for somebody who is gone. */
  readonly by: NamedPerson | null;
  readonly record: ReporterRecord;
  readonly reason: ReportReason;
  readonly words: string;
  readonly at: number;
  readonly place: ReportPlace["kind"];
  /** The events of a table that it is about. */
  readonly table: { readonly id: string; readonly fromSeq: number; readonly toSeq: number } | null;
  readonly lines: readonly ReportedLine[];
}

/** All that a moderator has before them. */
export interface OpenCase {
  readonly id: string;
  readonly subject: NamedPerson & { readonly isGuest: boolean; readonly since: number; readonly pulyas: number };
  /** When the latest of its reports came: what is decided is decided of that. */
  readonly seenAt: number;
  readonly reports: readonly CaseReport[];
  readonly acts: readonly ToldAct[];
  /** How earlier cases about them ended. */
  readonly earlier: ReporterRecord;
}

/** Two people who are more alike, or more often together, than by chance. Figures are of the last ninety days. */
export interface AlikePair {
  readonly one: NamedPerson;
  readonly other: NamedPerson;
  /** Pulyas that they have finished together, and of all those of each. */
  readonly together: number;
  readonly ofOne: number;
  readonly ofOther: number;
  /** What each has won or lost in those, in whole whists. */
  readonly oneBalance: number;
  readonly otherBalance: number;
  /** In how many of those one has lost while the other has won, and the other way round. */
  readonly oneToOther: number;
  readonly otherToOne: number;
  /** Networks from which both are signed in, and whether it is by the same kind of browser. */
  readonly networks: number;
  readonly sameBrowser: boolean;
  /** The act that keeps them apart already. */
  readonly apartBy: string | null;
}
