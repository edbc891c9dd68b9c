import { legal as legalFor, type Legal, type Seat } from "@trelyazh/preferans";
import type { TableMessage, TablePresence } from "@trelyazh/protocol";
import {
  hasTurn,
  keptSeatOf,
  planFor,
  type CatchPlan,
  namedEnvelope,
  namedTable,
  type Member,
  type PlanStep,
  type Table,
  type TableEnvelope,
  type Wish,
} from "@trelyazh/table";
import { NOT_YET_OPEN, type StreamLink } from "#lib/club/stream-follower.ts";
import { chosenAhead, keptAhead, type Ahead, type AheadWish } from "./ahead.ts";
import { foresee, type OwnMove } from "./foresight.ts";
import { foldMessage, type ShownTable } from "./live-table.ts";
import { finishedDealIn, newestRun, unreadBefore, withEvents } from "./record.ts";
import { isShallowEqual } from "./shallow-equal.ts";

/** What is known of a table beside the table itself. */
interface Around {
  readonly link: StreamLink;
  /** Null until it is known who is there, and while it is not heard. */
  readonly presence: TablePresence | null;
  /** What the catchers have planned, as it was heard last; null for everybody else. */
  readonly plan: CatchPlan | null;
  /** The viewer's last move. */
  readonly ownMove: OwnMove | null;
  /** A move that the viewer is advised to make, and the turn that it is for. */
  readonly advice: OwnMove | null;
  /** The decision about which the viewer has asked what a bot would do. */
  readonly askedAdvice: string | null;
  /** The viewer's last move is on its way. */
  readonly isActing: boolean;
  /** The number of the event that the last accepted move has led to. */
  readonly ackedSeq: number;
  /** An agreement, or an answer to one, is on its way. */
  readonly isAgreeing: boolean;
  /** What this page has not heard can be read in the journal. */
  readonly readsPast: boolean;
  /** Another tab of this browser has claimed the table. */
  readonly isElsewhere: boolean;
}

/** A table as the club has told of it, and what follows for the viewer. */
interface ToldTable extends ShownTable {
  /** The chair that a bot keeps for the viewer. */
  readonly keptSeat: Seat | null;
  /** What the viewer may do now. */
  readonly legal: Legal;
  /** What the viewer has chosen to do once it is their turn. */
  readonly ahead: Ahead | null;
}

/** Everything that the screen of a table shows; a card of the viewer's that is on its way lies on the table already. */
export interface TableScene
  extends ToldTable, Pick<Around, "link" | "presence" | "isAgreeing" | "readsPast" | "askedAdvice"> {
  /** Everything that happened, heard or read, as far back as it is known without a gap; oldest first. */
  readonly record: readonly TableEnvelope[];
  /** The number before which something has not been read yet; null when the record is whole. */
  readonly unread: number | null;
  /** What is still to be done of the catchers' plan: a card that lies on the table is gone from it before the club says so. */
  readonly plan: readonly PlanStep[];
  /** What the viewer is advised to do in the turn that is on. */
  readonly advised: Wish | null;
  /** The viewer as a member of the club. */
  readonly me: Member | null;
  /** A move is on its way, or the event that it has led to; nothing else can be done meanwhile. */
  readonly sending: boolean;
  /** The viewer has made a move in the turn that is on, whatever has become of it. */
  readonly hasMoved: boolean;
  /** The viewer has a chair, though a bot may keep it. */
  readonly isSeated: boolean;
  /** The viewer plays in another tab of this browser: this one is quiet. */
  readonly isElsewhere: boolean;
}

const NOTHING_AROUND: Around = {
  link: NOT_YET_OPEN,
  presence: null,
  plan: null,
  ownMove: null,
  advice: null,
  askedAdvice: null,
  isActing: false,
  ackedSeq: 0,
  isAgreeing: false,
  readsPast: false,
  isElsewhere: false,
};

const NO_STEPS: readonly PlanStep[] = [];
const NOTHING_LEGAL: Legal = { kind: "none" };

/** Between the events of one command it is nobody's turn, whatever the cards say. */
function legalAt(table: Table, you: Seat | null): Legal {
  const { pulya } = table;
  return pulya !== null && you !== null && hasTurn(table, you) ? legalFor(pulya, you) : NOTHING_LEGAL;
}

/** An advice is for one turn. */
function adviceFor({ turn }: Table, advice: OwnMove | null): Wish | null {
  return advice !== null && advice.turnNumber === turn?.number ? advice.wish : null;
}

/**
 * A table that is being watched. Streams and commands tell it what they know; components follow what they show of it, and
 * nothing else. Every part of a scene that has not changed is the same object as before.
 */
export class TableStore {
  readonly #me: Member | null;
  readonly #listeners = new Set<() => void>();
  #around = NOTHING_AROUND;
  #told: ToldTable | null = null;
  /** The same table with the viewer's own move made. */
  #foreseen: Table | null = null;
  #scene: TableScene | null = null;
  /** How people are called now who have sat here, as far as that is something else than was told. */
  #names: TablePresence["names"];
  /** All events that this page has heard or read. */
  #known: readonly TableEnvelope[] = [];
  #record: readonly TableEnvelope[] = [];

  constructor(me: Member | null) {
    this.#me = me;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** The table as it is now; null until it has been seen for the first time. */
  readonly scene = (): TableScene | null => this.#scene;

  /** How the stream stands for as long as it has brought no table; null from then on. */
  readonly opening = (): StreamLink | null => (this.#scene === null ? this.#around.link : null);

  /** Takes a message in. False: something is missing in between, the stream must begin anew. */
  receive(message: TableMessage, nowMs: number): boolean {
    const shown = foldMessage(this.#told, message, nowMs);
    if (shown === null) return false;
    this.show(shown);
    return true;
  }

  show(told: ShownTable): void {
    const shown = this.#named(told);
    const { table, you, log } = shown;
    this.#note(log.slice(log.findLastIndex(({ seq }) => seq <= (this.#known.at(-1)?.seq ?? 0)) + 1));
    const keptSeat = this.#me === null ? null : keptSeatOf(table, this.#me.id);
    const seen = { ...shown, keptSeat, legal: legalAt(table, you) };
    this.#told = { ...seen, ahead: keptAhead(this.#told?.ahead ?? null, seen) };
    this.#foresee();
    this.#change();
  }

  /** Chooses a move before its turn, in the place of another one; the same once more takes it back, as null does. */
  chooseAhead(wish: AheadWish | null): void {
    const told = this.#told;
    if (told === null) return;
    const isBack = wish === null || isShallowEqual(told.ahead?.wish, wish);
    this.#told = { ...told, ahead: isBack ? null : chosenAhead(wish, told) };
    this.#change();
  }

  /** Takes in what has been read of the table's past. */
  readonly learn = (events: readonly TableEnvelope[]): void => {
    this.#note(events);
    const told = this.#told;
    if (told?.lastDeal === null) {
      this.#told = { ...told, lastDeal: finishedDealIn(this.#record, told.table.settings) };
    }
    this.#change();
  };

  /** Takes in what is known beside the table. */
  tell(news: Partial<Around>): void {
    this.#around = { ...this.#around, ...news };
    if (news.presence?.names !== undefined) this.#rename(news.presence.names);
    if (news.ownMove !== undefined) this.#foresee();
    this.#change();
  }

  readonly #nameOf = (userId: string): string | undefined => this.#names?.[userId];

  #named<Shown extends ShownTable>(shown: Shown): Shown {
    if (this.#names === undefined) return shown;
    const log = shown.log.map((envelope) => namedEnvelope(envelope, this.#nameOf));
    return { ...shown, table: namedTable(shown.table, this.#nameOf), log };
  }

  /** A page that was open before has everything under the names of that time. */
  #rename(names: NonNullable<TablePresence["names"]>): void {
    if (isShallowEqual(names, this.#names)) return;
    this.#names = { ...this.#names, ...names };
    this.#known = this.#known.map((envelope) => namedEnvelope(envelope, this.#nameOf));
    this.#record = newestRun(this.#known);
    if (this.#told !== null) this.#told = this.#named(this.#told);
    this.#foresee();
  }

  #note(events: readonly TableEnvelope[]): void {
    if (events.length === 0) return;
    const named = events.map((envelope) => namedEnvelope(envelope, this.#nameOf));
    this.#known = withEvents(this.#known, named);
    this.#record = newestRun(this.#known);
  }

  #foresee(): void {
    this.#foreseen = this.#told === null ? null : foresee(this.#told.table, this.#told.you, this.#around.ownMove);
  }

  #change(): void {
    this.#scene = this.#told === null ? null : this.#sceneOf(this.#told);
    for (const listener of this.#listeners) listener();
  }

  #planAt(table: Table): readonly PlanStep[] {
    const { plan } = this.#around;
    if (plan === null || this.#me === null) return NO_STEPS;
    return planFor(table, plan, this.#me.id)?.steps ?? NO_STEPS;
  }

  /** A move that was refused is on its way no longer: what was foreseen is taken back. */
  #sceneOf(told: ToldTable): TableScene {
    const { link, presence, askedAdvice, isAgreeing, isActing, ackedSeq, ownMove, readsPast } = this.#around;
    const sending = isActing || told.table.seq < ackedSeq;
    const table = sending && this.#foreseen !== null ? this.#foreseen : told.table;
    const isSeated = told.you !== null || told.keptSeat !== null;
    const isElsewhere = isSeated && this.#around.isElsewhere;
    const legal = isElsewhere ? NOTHING_LEGAL : told.legal;
    const hasMoved = ownMove !== null && ownMove.turnNumber === told.table.turn?.number;
    const advised = adviceFor(told.table, this.#around.advice);
    const past = { record: this.#record, unread: unreadBefore(this.#record, told.table.seq), readsPast };
    const plan = this.#planAt(table);
    const seen = { link, presence, plan, advised, askedAdvice, isAgreeing, sending, hasMoved, isSeated, isElsewhere };
    return { ...told, table, legal, me: this.#me, ...past, ...seen };
  }
}
