/** A choice that this browser remembers, for all its tabs; unknown stored values fall back to the default. */
export interface Preference<Value extends string> {
  /** All that may be chosen, in the order in which it is offered. */
  readonly values: readonly Value[];
  readonly get: () => Value;
  readonly set: (value: Value) => void;
  readonly subscribe: (listener: () => void) => () => void;
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

/** Keeps one of those values under that name; `initial` holds until somebody chooses. */
export function createPreference<const Value extends string>(
  name: string,
  values: readonly Value[],
  initial: NoInfer<Value>,
): Preference<Value> {
  const key = `trelyazh.${name}`;
  const listeners = new Set<() => void>();
  const valueOf = (stored: string | null) => values.find((value) => value === stored) ?? initial;
  let current = valueOf(readStored(key));
  const take = (value: Value) => {
    current = value;
    for (const listener of listeners) listener();
  };
  onStoredElsewhere(key, (stored) => take(valueOf(stored)));
  return {
    values,
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

type OnOff = "on" | "off";

/** A preference that is on or off. */
export type Switch = Preference<OnOff>;

export function createSwitch(name: string, initial: OnOff): Switch {
  return createPreference(name, ["on", "off"], initial);
}
