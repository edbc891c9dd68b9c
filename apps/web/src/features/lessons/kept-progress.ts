import type { Move } from "@trelyazh/preferans";
import { LESSON_NAMES, type LessonName } from "./lesson.ts";

/** What is kept of a lesson, so that it can go on from there. */
export interface KeptLesson {
  /** The number of the beat, from 0. */
  readonly at: number;
  /** Everybody's, the first one first. */
  readonly moves: readonly Move[];
}

/** What this browser keeps of the lessons. */
export interface Progress {
  readonly done: readonly LessonName[];
  /** The lesson that has been begun. */
  readonly current: (KeptLesson & { readonly name: LessonName }) | null;
}

const KEY = "trelyazh.lessons";
const NOTHING: Progress = { done: [], current: null };

const isName = (value: unknown): value is LessonName => LESSON_NAMES.some((name) => name === value);

/** Reads what was kept; what makes no sense is left out. Whether the moves can be made is seen when they are. */
function parse(stored: string): Progress {
  const { done, current } = JSON.parse(stored) as Partial<Record<keyof Progress, unknown>>;
  const { name, at, moves } = (current ?? {}) as Partial<Record<string, unknown>>;
  const isWhole = isName(name) && Number.isInteger(at) && Array.isArray(moves);
  return {
    done: Array.isArray(done) ? LESSON_NAMES.filter((each) => done.includes(each)) : [],
    // The moves are the rules' to check.
    current: isWhole ? { name, at: Number(at), moves: moves as Move[] } : null,
  };
}

function readStored(): Progress {
  try {
    return parse(localStorage.getItem(KEY) ?? "{}");
  } catch {
    // Storage may be forbidden by the browser, and anybody can write into it.
    return NOTHING;
  }
}

let progress: Progress | null = null;
const listeners = new Set<() => void>();

export const keptProgress = {
  get: (): Progress => (progress ??= readStored()),
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

function keep(kept: Progress): void {
  progress = kept;
  try {
    localStorage.setItem(KEY, JSON.stringify(kept));
  } catch {
    // As above: it is then kept for as long as the page.
  }
  for (const listener of listeners) listener();
}

/** Keeps how far a lesson has come. */
export function keepPlace(name: LessonName, { at, moves }: KeptLesson): void {
  keep({ ...keptProgress.get(), current: { name, at, moves } });
}

/** Keeps that a lesson has been played to its end. */
export function keepDone(name: LessonName): void {
  const { done } = keptProgress.get();
  keep({ done: LESSON_NAMES.filter((each) => each === name || done.includes(each)), current: null });
}
