import type { Chapter } from "./chapters.ts";

/** What somebody wants to read over the page: a term, and the chapter that they went on to. */
interface Asked {
  /** As the link says it; there may be no such term. */
  readonly term: string | null;
  readonly chapter: Chapter | null;
  /** The page has rules to lay over it, with the settings of its table. */
  readonly isTableThere: boolean;
}

const listeners = new Set<() => void>();
let asked: Asked = { term: null, chapter: null, isTableThere: false };

/** Says what is to be read over the page, and tells whoever shows it; for `useSyncExternalStore`. */
export const askedRules = {
  get: (): Asked => asked,
  set: (change: Partial<Asked>): void => {
    asked = { ...asked, ...change };
    for (const listener of listeners) listener();
  },
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};
