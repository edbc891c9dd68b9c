import type { TableMessage } from "@trelyazh/protocol";
import type { TableRefusal, Wish } from "@trelyazh/table";
import { keepDone, keepPlace, type KeptLesson } from "#features/lessons/kept-progress.ts";
import type { Lesson } from "#features/lessons/lesson.ts";
import { PRACTISING_ID } from "#features/practice/practising.ts";
import type { TableActions } from "#features/table/scene/table-context.ts";
import { lastSeqOf } from "#features/table/scene/live-table.ts";
import { TableStore } from "#features/table/scene/table-store.ts";
import { pacerInto } from "#features/table/watching/pacer-into.ts";
import { LessonTable, type LessonAnswer, type LessonPlace } from "./lesson-table.ts";

const NOBODY_ELSE = () => undefined;

interface Asked {
  readonly lesson: Lesson;
  readonly playerName: string;
  /** Where to go on. */
  readonly kept: KeptLesson | undefined;
}

function tableOf(asked: Asked): LessonTable {
  try {
    return new LessonTable(asked);
  } catch {
    // Another release may have kept it, or somebody else may have written there: the lesson begins anew.
    return new LessonTable({ ...asked, kept: undefined });
  }
}

/** A lesson on the screen: its store shows the table, and its place what is said, once everything has been seen. */
export class LessonSession {
  readonly store: TableStore;
  readonly actions: Omit<TableActions, "analyse"> = {
    act: (wish) => this.#act(wish),
    propose: NOBODY_ELSE,
    answer: NOBODY_ELSE,
    resume: NOBODY_ELSE,
    sit: NOBODY_ELSE,
    addBot: NOBODY_ELSE,
    keepOut: NOBODY_ELSE,
    letIn: NOBODY_ELSE,
    isPlayedOut: true,
  };
  readonly #lesson: Lesson;
  readonly #table: LessonTable;
  readonly #listeners = new Set<() => void>();
  #place: LessonPlace;
  #pacer: ReturnType<typeof pacerInto> | null = null;
  #onRefused: (code: TableRefusal) => void = NOBODY_ELSE;

  constructor(asked: Asked) {
    this.#lesson = asked.lesson;
    this.#table = tableOf(asked);
    this.#place = this.#table.place;
    this.store = new TableStore({ id: PRACTISING_ID, name: asked.playerName });
    this.#showWhole(this.#table.snapshot());
    this.store.tell({ link: { kind: "open" } });
  }

  readonly place = (): LessonPlace => this.#place;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Goes on until what it returns is called. */
  run(onRefused: (code: TableRefusal) => void): () => void {
    this.#onRefused = onRefused;
    const pacer = pacerInto(this.store, { onIdle: () => this.#rest() });
    this.#pacer = pacer;
    this.#rest();
    return () => {
      pacer.clear();
      this.#pacer = null;
    };
  }

  /** What was said has been read. */
  readonly next = (): void => this.#told(this.#table.next());

  readonly takeBack = (): void => {
    this.#pacer?.clear();
    this.#showWhole(this.#table.takeBack());
    this.#rest();
  };

  /** Marks what is to be done. */
  readonly show = (): void => {
    const { beat } = this.#place;
    const turnNumber = this.store.scene()?.table.turn?.number ?? 0;
    if (beat.kind === "ask") this.store.tell({ advice: { turnNumber, wish: beat.best } });
  };

  #act(wish: Wish): void {
    const turnNumber = this.store.scene()?.table.turn?.number ?? 0;
    const answer = this.#table.act(wish);
    // What was before it may still have to be seen: until then it is on its way, and its card lies on the table.
    if (answer.ok) this.store.tell({ ownMove: { turnNumber, wish }, ackedSeq: lastSeqOf(answer.messages) });
    this.#told(answer);
  }

  #told(answer: LessonAnswer): void {
    if (answer.ok) this.#push(answer.messages);
    else this.#onRefused(answer.code);
  }

  #push(messages: readonly TableMessage[]): void {
    this.#pacer?.push(...messages.map((message) => ({ message, atMs: 0 })));
  }

  /** Everything has been seen: the table goes on, or something is said. */
  #rest(): void {
    const before = this.#table.place;
    const answer = this.#table.goOn();
    if (!answer.ok) throw new Error(answer.code);
    if (answer.messages.length > 0 || this.#table.place.at !== before.at) this.#push(answer.messages);
    else this.#say(before);
  }

  #say(place: LessonPlace): void {
    this.#place = place;
    if (this.#table.isLast) keepDone(this.#lesson.name);
    else keepPlace(this.#lesson.name, this.#table.kept);
    for (const listener of this.#listeners) listener();
  }

  #showWhole(snapshot: TableMessage): void {
    this.store.receive(snapshot, 0);
    this.store.tell({ ownMove: null, advice: null, ackedSeq: 0 });
  }
}
