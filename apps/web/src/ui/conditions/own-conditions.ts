import { useSyncExternalStore } from "react";

/** Conditions that somebody keeps under a name of their own; `text` is as `printSettings` has it. */
export interface OwnConditions {
  readonly name: string;
  readonly text: string;
}

const KEY = "trelyazh.conditions";

/** As many as can be looked through. */
export const MOST_OWN = 20;
export const LONGEST_OWN_NAME = 40;

const isOwn = (value: unknown): value is OwnConditions =>
  typeof value === "object" &&
  value !== null &&
  "name" in value &&
  typeof value.name === "string" &&
  "text" in value &&
  typeof value.text === "string";

/** Reads what a browser holds; what is none of ours is left out. */
export function ownIn(stored: string | null): readonly OwnConditions[] {
  try {
    const list: unknown = JSON.parse(stored ?? "[]");
    return Array.isArray(list) ? list.filter(isOwn).slice(0, MOST_OWN) : [];
  } catch {
    return [];
  }
}

function readStored(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    // Storage may be forbidden by the browser: they last as long as the page then.
    return null;
  }
}

let known = ownIn(readStored());
const listeners = new Set<() => void>();

function take(list: readonly OwnConditions[]): void {
  known = list;
  for (const listener of listeners) listener();
}

function keep(list: readonly OwnConditions[]): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(list));
  } catch {
    // As above.
  }
  take(list);
}

globalThis.addEventListener("storage", ({ key, newValue }) => {
  if (key === KEY || key === null) take(ownIn(newValue));
});

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** They, and what can be done with them: each change returns false where there is no room, or the name is taken. */
export const ownConditions = {
  get: () => known,
  add({ name, text }: OwnConditions): boolean {
    const isNew = !known.some((own) => own.name === name);
    if (!isNew || name === "" || known.length >= MOST_OWN) return false;
    keep([...known, { name: name.slice(0, LONGEST_OWN_NAME), text }]);
    return true;
  },
  rename(from: string, to: string): boolean {
    if (to === "" || known.some((own) => own.name === to && to !== from)) return false;
    keep(known.map((own) => (own.name === from ? { ...own, name: to } : own)));
    return true;
  },
  remove(name: string): void {
    keep(known.filter((own) => own.name !== name));
  },
};

/** Follows them, in all tabs of the browser. */
export function useOwnConditions(): readonly OwnConditions[] {
  return useSyncExternalStore(subscribe, ownConditions.get);
}
