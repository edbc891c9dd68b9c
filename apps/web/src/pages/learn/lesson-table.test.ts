import { legalAside, legalMoves, type Move } from "@trelyazh/preferans";
import { receive, type TableMessage } from "@trelyazh/protocol";
import type { Table, Wish } from "@trelyazh/table";
import { expect, test } from "vitest";
import type { KeptLesson } from "#features/lessons/kept-progress.ts";
import { LEARNER, LESSON_NAMES, type Ask, type LessonName } from "#features/lessons/lesson.ts";
import { LESSONS } from "#features/lessons/lessons.ts";
import { LessonTable, type LessonAnswer } from "./lesson-table.ts";

/** Somebody who learns, and sees what the page is told. */
class Learner {
  readonly lesson: LessonTable;
  shown: Table;

  constructor(name: LessonName, kept?: KeptLesson) {
    this.lesson = new LessonTable({ lesson: LESSONS[name], playerName: "Ann", kept });
    this.shown = this.#whole(this.lesson.snapshot());
  }

  #whole(message: TableMessage): Table {
    const table = receive(null, message);
    if (table === null) throw new Error("no table");
    return table;
  }

  hear(answer: LessonAnswer): void {
    if (!answer.ok) throw new Error(answer.code);
    for (const message of answer.messages) {
      const table = receive(this.shown, message);
      if (table === null) throw new Error("a message is missing");
      this.shown = table;
    }
  }

  /** Lets everything happen that happens by itself. */
  rest(): void {
    for (;;) {
      const { at, tricks } = this.lesson.place;
      const { seq } = this.shown;
      this.hear(this.lesson.goOn());
      const now = this.lesson.place;
      if (now.at === at && this.shown.seq === seq && now.tricks === tricks) return;
    }
  }

  act(wish: Wish): void {
    this.hear(this.lesson.act(wish));
    this.rest();
  }

  /** Reads on to the next thing to do, or to the end. */
  read(): void {
    this.rest();
    for (let { at } = this.lesson.place; ; at = this.lesson.place.at) {
      this.hear(this.lesson.next());
      this.rest();
      if (this.lesson.place.at === at) return;
    }
  }

  takeBack(): void {
    this.shown = this.#whole(this.lesson.takeBack());
  }

  /** All moves that the rules allow now. */
  moves(): readonly Move[] {
    const { pulya } = this.shown;
    if (pulya === null) return [];
    if (!legalAside(pulya, LEARNER).mayAnswerOffer) return legalMoves(pulya, LEARNER);
    return [true, false].map((accept) => ({ type: "answerOffer", seat: LEARNER, accept }));
  }

  get isOver(): boolean {
    return this.lesson.isLast;
  }
}

function wishOf(move: Move): Wish {
  const { seat: _, ...wish } = move;
  return wish;
}

/** Plays the moves that are shown to whoever asks, and any where nothing is said, until something is asked that is looked for. */
function playRight(learner: Learner, isWanted: (ask: Ask, learner: Learner) => boolean = () => false): void {
  learner.read();
  while (!learner.isOver) {
    const { beat } = learner.lesson.place;
    if (beat.kind === "ask" && isWanted(beat, learner)) return;
    if (beat.kind === "ask") learner.act(beat.best);
    else playAnything(learner);
    if (learner.lesson.place.mistake !== null) throw new Error(`wrong: ${learner.lesson.place.mistake}`);
    learner.read();
  }
}

/** Makes the first move that is not taken back. */
function playAnything(learner: Learner): void {
  for (const move of learner.moves()) {
    learner.act(wishOf(move));
    if (learner.lesson.place.mistake === null) return;
    learner.takeBack();
  }
  throw new Error("everything is taken back");
}

test.each(LESSON_NAMES)("%s is played to its end by the moves that it shows", (name) => {
  const learner = new Learner(name);
  playRight(learner);
  expect(learner.isOver).toBe(true);
  expect(learner.shown.pulya?.deal?.phase).toBe(name === "tricks" ? "play" : "finished");
});

/** Plays on to each thing that is asked in a lesson, and looks at it there. */
function atEachAsk(name: LessonName, look: (learner: Learner, ask: Ask) => void): number {
  let asked = 0;
  playRight(new Learner(name), (ask, learner) => {
    asked += 1;
    look(learner, ask);
    return false;
  });
  return asked;
}

test.each(LESSON_NAMES)(
  "%s says of each wrong move why it is wrong, and takes it back as if it had never been",
  (name) => {
    const asked = atEachAsk(name, (learner, ask) => {
      const before = learner.shown;
      const isRight = ask.isRight ?? ((wish: Wish) => JSON.stringify(wish) === JSON.stringify(ask.best));
      // Of the thousand orders of twelve cards some will do.
      const moves = learner.moves();
      for (const move of moves.filter((_, index) => index % Math.ceil(moves.length / 40) === 0)) {
        const wish = wishOf(move);
        if (isRight(wish)) continue;
        learner.act(wish);
        const { mistake } = learner.lesson.place;
        expect(mistake).not.toBeNull();
        expect(learner.shown).not.toEqual(before);
        // Nobody moves on, and neither does what is said.
        learner.hear(learner.lesson.next());
        learner.act(wish);
        expect(learner.lesson.place).toMatchObject({ beat: ask, mistake });
        learner.takeBack();
        expect(learner.shown).toEqual(before);
        expect(learner.lesson.place).toMatchObject({ beat: ask, mistake: null });
      }
    });
    expect(asked).toBeGreaterThan(2);
  },
);

test.each(LESSON_NAMES)("%s that was left anywhere goes on from there", (name) => {
  atEachAsk(name, (learner) => {
    const again = new Learner(name, structuredClone(learner.lesson.kept));
    again.read();
    expect(again.lesson.place).toEqual(learner.lesson.place);
    expect(again.shown).toEqual(learner.shown);
  });
});

test("a lesson that is left with a mistake goes on without it", () => {
  const learner = new Learner("auction");
  learner.read();
  const before = learner.shown;
  learner.act({ type: "call", call: "pass" });
  expect(new Learner("auction", learner.lesson.kept).shown).toEqual(before);
});

test("what the rules refuse is refused, and is no mistake of the lesson's", () => {
  const learner = new Learner("tricks");
  learner.read();
  expect(learner.lesson.act({ type: "call", call: "pass" })).toEqual({ ok: false, code: "WRONG_PHASE" });
  expect(learner.lesson.place.mistake).toBeNull();
});

test("a move may be made before everything has been read", () => {
  const learner = new Learner("auction");
  expect(learner.lesson.place.at).toBe(0);
  learner.act({ type: "call", call: "6s" });
  expect(learner.lesson.place.beat).toMatchObject({ kind: "ask", say: "auctionRaise" });
});

test("how a deal has ended is shown when it has been explained, not before", () => {
  const learner = new Learner("auction");
  playRight(learner, (ask) => ask.say === "auctionOrder");
  learner.act({ type: "order", discard: ["9c", "8c"], contract: "7d" });
  expect(learner.lesson.place.beat).toMatchObject({ say: "auctionPasses" });
  expect(learner.shown.pulya?.deal?.phase).not.toBe("finished");
  learner.hear(learner.lesson.next());
  learner.hear(learner.lesson.next());
  expect(learner.lesson.place.beat).toMatchObject({ kind: "paper" });
  expect(learner.shown.pulya?.deal?.phase).toBe("finished");
});

/** All ways in which the rest of a deal can be played without anything that is taken back. */
function* waysFrom(name: LessonName, kept: KeptLesson): Generator<Learner> {
  const begun = new Learner(name, kept);
  let ways = 0;
  for (const move of begun.moves()) {
    const learner = new Learner(name, kept);
    learner.act(wishOf(move));
    if (learner.lesson.place.mistake !== null) continue;
    ways += 1;
    if (learner.lesson.place.beat.kind === "play") yield* waysFrom(name, learner.lesson.kept);
    else yield learner;
  }
  if (ways === 0) throw new Error("everything is taken back");
}

/** Where the learner plays alone. */
function untilAlone(name: LessonName): KeptLesson {
  const learner = new Learner(name);
  learner.read();
  for (let { beat } = learner.lesson.place; beat.kind === "ask"; { beat } = learner.lesson.place) {
    learner.act(beat.best);
    learner.read();
  }
  expect(learner.lesson.place.beat.kind).toBe("play");
  return learner.lesson.kept;
}

test("six tricks are made however the first lesson is played to its end", () => {
  const ends = [...waysFrom("tricks", untilAlone("tricks"))].map(({ lesson }) => lesson.place.tricks);
  expect(Math.min(...ends)).toBeGreaterThanOrEqual(6);
  expect(ends.length).toBeGreaterThan(20);
});

test("the misère is made however it is played by its one rule", () => {
  const ends = [...waysFrom("misere", untilAlone("misere"))].map(({ lesson }) => lesson.place.tricks);
  expect(new Set(ends)).toEqual(new Set([0]));
});

test("in the misère a card that takes no trick is taken back too, where a higher one takes none either", () => {
  const learner = new Learner("misere", untilAlone("misere"));
  const faults: (string | null)[] = [];
  while (learner.lesson.place.beat.kind === "play") {
    for (const move of learner.moves()) {
      learner.act(wishOf(move));
      faults.push(learner.lesson.place.mistake);
      if (faults.at(-1) === null) break;
      learner.takeBack();
    }
  }
  expect(faults).toContain("under");
});

test.each([0, 1, 2])("an all-pass comes to its end, whatever is played (%i)", (choice) => {
  const learner = new Learner("allPass", untilAlone("allPass"));
  while (learner.lesson.place.beat.kind === "play") {
    const move = learner.moves().at(choice % learner.moves().length);
    if (move === undefined) throw new Error("nothing can be done");
    learner.act(wishOf(move));
  }
  expect(learner.lesson.place.beat.kind).toBe("tell");
});
