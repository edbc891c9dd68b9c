import type { Reason } from "./renewal.ts";

/** What a tab keeps of its renewals while its pages come and go. */
interface Kept {
  readonly spent: readonly string[];
  readonly note: Reason | null;
}

const KEY = "trelyazh.renewal";
const NOTHING: Kept = { spent: [], note: null };
const MOST_CAUSES = 10;

function parse(text: string | null): Kept {
  if (text === null || !text.startsWith(KEY)) return NOTHING;
  // It is ours, by its first word.
  return JSON.parse(text.slice(KEY.length)) as Kept;
}

function read(): Kept {
  try {
    return parse(sessionStorage.getItem(KEY));
  } catch {
    // Where storage is forbidden, a window's name still outlives its pages.
    return parse(window.name);
  }
}

function write(kept: Kept): void {
  const text = KEY + JSON.stringify(kept);
  try {
    sessionStorage.setItem(KEY, text);
  } catch {
    // As above.
    window.name = text;
  }
}

export function isSpent(cause: string): boolean {
  return read().spent.includes(cause);
}

export function spend(cause: string): void {
  const kept = read();
  write({ ...kept, spent: [...kept.spent, cause].slice(-MOST_CAUSES) });
}

export function leaveNote(note: Reason): void {
  write({ ...read(), note });
}

/** Returns why this page was loaded, if it was a renewal; it is told once. */
export function takeNote(): Reason | null {
  const { note, ...kept } = read();
  if (note !== null) write({ ...kept, note: null });
  return note;
}
