/** A choice that this browser remembers, for all its tabs; unknown stored values fall back to the default. */
export interface Preference<Value extends string> {
  readonly get: () => Value;
  readonly set: (value: Value) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

interface PreferenceOptions<Value extends string> {
  readonly key: string;
  readonly values: readonly Value[];
  readonly initial: () => Value;
}

function readStored(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    // Storage may be forbidden by the browser: the choice then lasts as long as the page.
    return null;
  }
}

function writeStored(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // As above.
  }
}

/** Calls back with what another tab has stored. */
function onStoredElsewhere(key: string, listener: (stored: string | null) => void): void {
  globalThis.addEventListener("storage", (event) => {
    if (event.key === key) listener(event.newValue);
  });
}

export function createPreference<Value extends string>(options: PreferenceOptions<Value>): Preference<Value> {
  const { key, values, initial } = options;
  const listeners = new Set<() => void>();
  const valueOf = (stored: string | null) => values.find((value) => value === stored) ?? initial();
  let current = valueOf(readStored(key));
  const take = (value: Value) => {
    current = value;
    for (const listener of listeners) listener();
  };
  onStoredElsewhere(key, (stored) => take(valueOf(stored)));
  return {
    get: () => current,
    set(value) {
      writeStored(key, value);
      take(value);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
