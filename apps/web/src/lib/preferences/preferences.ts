/** A choice that this browser remembers; unknown stored values fall back to the default. */
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

export function createPreference<Value extends string>(options: PreferenceOptions<Value>): Preference<Value> {
  const { key, values, initial } = options;
  const listeners = new Set<() => void>();
  const stored = readStored(key);
  let current = values.find((value) => value === stored) ?? initial();
  return {
    get: () => current,
    set(value) {
      current = value;
      writeStored(key, value);
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
