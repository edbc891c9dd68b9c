interface Choice {
  readonly label: string;
  readonly onPress: () => void;
}

/** Something said to the person. What is said under the same id takes its place. */
export interface Saying {
  readonly id: string;
  readonly text: string;
  /** What can be done about it; that lasts until it is done, or closed. */
  readonly choice: Choice | null;
  readonly lasts: boolean;
}

const listeners = new Set<() => void>();
let waiting: readonly Saying[] = [];

function say(saying: Saying): void {
  waiting = [...waiting, saying];
  for (const listener of listeners) listener();
}

/** Says something that lasts, with what can be done about it. What is said under the same id takes its place. */
export function propose(id: string, text: string, choice: Choice | null): void {
  say({ id, text, choice, lasts: true });
}

/** Says something to the person from anywhere; the same text twice is one toast. */
export function notify(text: string): void {
  say({ id: text, text, choice: null, lasts: false });
}

/** What has been said and is not shown yet, for `useSyncExternalStore`; `ui/toaster` shows it as soon as it is there. */
export const sayings = {
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  waiting: (): readonly Saying[] => waiting,
  /** Hands over all that waits. */
  take: (show: (saying: Saying) => void): void => {
    const taken = waiting;
    waiting = [];
    for (const saying of taken) show(saying);
  },
};
