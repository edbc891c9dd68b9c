import { dealOf, legalAside, type Card, type Move } from "@trelyazh/preferans";
import { receive, type TableMessage } from "@trelyazh/protocol";
import { chooseMove, randomFrom } from "@trelyazh/solver";
import type { BotQuestion, Table, TableRefusal, Wish } from "@trelyazh/table";
import type { KeptLesson } from "#features/lessons/kept-progress.ts";
import { LEARNER, type Beat, type Lesson, type Reason } from "#features/lessons/lesson.ts";
import { USUAL_PRACTICE } from "#features/practice/choices.ts";
import { PracticeTable } from "#features/practice/worker/practice-table.ts";

/** Where somebody is in a lesson. */
export interface LessonPlace {
  /** The number of the beat, from 0. */
  readonly at: number;
  readonly beat: Beat;
  /** Why the last move is to be taken back. */
  readonly mistake: Reason | null;
  /** Tricks that the learner has taken. */
  readonly tricks: number;
}

interface NewLesson {
  readonly lesson: Lesson;
  readonly playerName: string;
  /** Where to go on; from its beginning unless given. */
  readonly kept?: KeptLesson | undefined;
}

/** What came of something, or why nothing did. */
export type LessonAnswer =
  | { readonly ok: true; readonly messages: readonly TableMessage[] }
  | { readonly ok: false; readonly code: TableRefusal };

const NOTHING: LessonAnswer = { ok: true, messages: [] };

function deckOf({ dealer, hands, talon }: Lesson): readonly Card[] {
  const set = dealOf({ players: 3, dealer, hands, talon });
  if (!set.ok) throw new Error(`${set.code} at ${set.place}`);
  return set.deck;
}

function isEndOfDeal(message: TableMessage): boolean {
  return (
    message.kind === "event" &&
    message.envelope.event.type === "game" &&
    message.envelope.event.event.type === "dealScored"
  );
}

function tricksOf({ pulya }: Table): number {
  const deal = pulya?.deal;
  if (deal?.phase === "play") return deal.taken[LEARNER] ?? 0;
  return deal?.phase === "finished" ? (deal.result.taken[LEARNER] ?? 0) : 0;
}

/**
 * A table of a lesson: a practice table whose cards and bots the lesson has arranged. A move is made first and judged then;
 * to take it back, all moves before it are made again at a new table.
 */
export class LessonTable {
  readonly #lesson: Lesson;
  readonly #playerName: string;
  readonly #deck: readonly Card[];
  #practice: PracticeTable;
  /** As the learner sees it. */
  #table: Table;
  #done: Move[] = [];
  #at = 0;
  /** How many moves of a beat that is watched have been made. */
  #watched = 0;
  #mistake: Reason | null = null;
  /** How a deal has ended, until it is told. */
  #held: readonly TableMessage[] = [];
  /** What a bot is to do next; it thinks for itself otherwise. */
  #planned: Move | null = null;

  constructor({ lesson, playerName, kept = { at: 0, moves: lesson.before } }: NewLesson) {
    this.#lesson = lesson;
    this.#playerName = playerName;
    this.#deck = deckOf(lesson);
    [this.#practice, this.#table] = this.#newTable();
    this.#replay(kept.moves);
    this.#at = Math.min(kept.at, lesson.beats.length - 1);
  }

  get place(): LessonPlace {
    return { at: this.#at, beat: this.#beat, mistake: this.#mistake, tricks: tricksOf(this.#table) };
  }

  get kept(): KeptLesson {
    return { at: this.#at, moves: this.#mistake === null ? this.#done : this.#done.slice(0, this.#lastOwn()) };
  }

  get isLast(): boolean {
    return this.#at === this.#lesson.beats.length - 1;
  }

  /** Returns the whole table as the learner sees it. */
  snapshot(): TableMessage {
    return this.#practice.snapshot();
  }

  /** Goes on from something that has been read. */
  next(): LessonAnswer {
    const { kind } = this.#beat;
    if (kind !== "tell" && kind !== "paper" && kind !== "sheet") return NOTHING;
    return this.#goTo(this.#at + 1);
  }

  /** Makes the learner's move, and judges it. */
  act(wish: Wish): LessonAnswer {
    const beat = this.#judging();
    if (beat === null || this.#mistake !== null) return NOTHING;
    const before = this.#table;
    const answer = this.#make({ ...wish, seat: LEARNER });
    if (!answer.ok) return answer;
    this.#goTo(this.#lesson.beats.indexOf(beat));
    this.#mistake = beat.kind === "ask" ? faultIn(beat, wish) : (beat.faultOf?.(before, wish) ?? this.#lost(beat));
    const told = this.#told(answer);
    if (this.#mistake === null && beat.kind === "ask") this.#goTo(this.#at + 1);
    return told;
  }

  /** Lets happen what happens by itself now; nothing more while somebody reads or decides. */
  goOn(): LessonAnswer {
    const beat = this.#beat;
    if (this.#mistake !== null) return NOTHING;
    if (beat.kind === "watch") return this.#watch(beat.moves);
    if (beat.kind !== "play" || !this.#isBotsTurn()) return NOTHING;
    const answer = this.#make(null);
    this.#mistake = this.#lost(beat);
    return this.#told(answer);
  }

  /** Makes everything that was done before the last move of the learner's once more. */
  takeBack(): TableMessage {
    const kept = this.#done.slice(0, this.#lastOwn());
    this.#mistake = null;
    [this.#practice, this.#table] = this.#newTable();
    this.#replay(kept);
    return this.snapshot();
  }

  get #beat(): Beat {
    const beat = this.#lesson.beats[this.#at];
    if (beat === undefined) throw new Error("a lesson is over with its last beat");
    return beat;
  }

  /** What a move of the learner's is judged by; whoever does not wait to read all of it may move at once. */
  #judging() {
    const ahead = this.#lesson.beats.slice(this.#at).find(({ kind }) => kind !== "tell");
    return ahead?.kind === "ask" || ahead?.kind === "play" ? ahead : null;
  }

  #lastOwn(): number {
    return this.#done.findLastIndex(({ seat }) => seat === LEARNER);
  }

  #newTable(): [PracticeTable, Table] {
    const think = (question: BotQuestion): Move => {
      const move = this.#planned ?? chooseMove({ ...question, level: "novice" }).move;
      this.#done.push(move);
      return move;
    };
    const { dealer } = this.#lesson;
    const practice = new PracticeTable(
      { wish: { ...USUAL_PRACTICE, botLevel: "novice" }, playerName: this.#playerName },
      { now: () => 0, random: randomFrom(1), think, arranged: { dealer, deck: () => this.#deck } },
    );
    const table = receive(null, practice.snapshot());
    if (table === null) throw new Error("a snapshot is a whole table");
    return [practice, table];
  }

  #replay(moves: readonly Move[]): void {
    this.#done = [];
    this.#fold(this.#practice.answer({ type: "goOn", seq: this.#table.seq }) ?? NOTHING);
    for (const move of moves) {
      const answer = this.#make(move);
      if (!answer.ok) throw new Error(answer.code);
    }
  }

  /** Makes that move, or the one that a bot thinks of. */
  #make(move: Move | null): LessonAnswer {
    if (move?.seat === LEARNER) {
      const { seat: _, ...wish } = move;
      const turnNumber = this.#table.turn?.number ?? 0;
      const answer = this.#practice.answer({ type: "act", turnNumber, move: wish }) ?? NOTHING;
      if (answer.ok) this.#done.push(move);
      return this.#fold(answer);
    }
    this.#planned = move;
    return this.#fold(this.#practice.answer({ type: "goOn", seq: this.#table.seq }) ?? NOTHING);
  }

  #fold(answer: LessonAnswer): LessonAnswer {
    if (!answer.ok) return answer;
    for (const message of answer.messages) this.#table = receive(this.#table, message) ?? this.#table;
    return answer;
  }

  #watch(moves: readonly Move[]): LessonAnswer {
    const move = moves[this.#watched];
    if (move === undefined) return this.#goTo(this.#at + 1);
    this.#watched += 1;
    const answer = this.#told(this.#make(move));
    if (this.#watched === moves.length) this.#goTo(this.#at + 1);
    return answer;
  }

  #goTo(at: number): LessonAnswer {
    this.#at = Math.min(at, this.#lesson.beats.length - 1);
    this.#watched = 0;
    if (this.#beat.kind !== "paper") return NOTHING;
    const messages = this.#held;
    this.#held = [];
    return { ok: true, messages };
  }

  /** Keeps back how the deal has ended: it is explained first. */
  #told(answer: LessonAnswer): LessonAnswer {
    if (!answer.ok) return answer;
    const end = answer.messages.findIndex(isEndOfDeal);
    if (end < 0) return answer;
    this.#held = answer.messages.slice(end);
    if (this.#beat.kind === "play" && this.#mistake === null) this.#goTo(this.#at + 1);
    return { ok: true, messages: answer.messages.slice(0, end) };
  }

  #lost({ withoutTrick }: { readonly withoutTrick?: Reason }): Reason | null {
    return withoutTrick !== undefined && tricksOf(this.#table) > 0 ? withoutTrick : null;
  }

  #isBotsTurn(): boolean {
    const { turn, pulya } = this.#table;
    if (turn === null || pulya === null) return false;
    return turn.actor !== LEARNER && !legalAside(pulya, LEARNER).mayAnswerOffer;
  }
}

function faultIn({ best, isRight, faults = [], otherwise }: Extract<Beat, { kind: "ask" }>, wish: Wish): Reason | null {
  if (isRight === undefined ? JSON.stringify(wish) === JSON.stringify(best) : isRight(wish)) return null;
  return faults.find(({ when }) => when(wish))?.reason ?? otherwise;
}
