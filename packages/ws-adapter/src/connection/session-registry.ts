interface Entry<T> {
  readonly member: T;
  /** Returns whose session it is now; null for a stranger's. */
  readonly keyNow: () => string | null;
  key: string | null;
}

/** Sockets by the session that they are of, so that a sign-out or a ban reaches them. */
export class SessionRegistry<T> {
  readonly #entries = new Map<string, Set<Entry<T>>>();

  /** How many sessions have a socket. */
  get size(): number {
    return this.#entries.size;
  }

  /** Enters a member under the key that it has now; returns how to take it out. */
  enter(member: T, keyNow: () => string | null): () => void {
    const entry = { member, keyNow, key: keyNow() };
    this.#put(entry);
    return () => this.#take(entry);
  }

  /** Returns the members of a session; those that have gone on to another one by now are entered there. */
  get(key: string): readonly T[] {
    for (const entry of this.#entries.get(key) ?? []) {
      const now = entry.keyNow();
      if (now === key) continue;
      this.#take(entry);
      entry.key = now;
      this.#put(entry);
    }
    return Array.from(this.#entries.get(key) ?? [], ({ member }) => member);
  }

  #put(entry: Entry<T>): void {
    if (entry.key === null) return;
    const entries = this.#entries.get(entry.key);
    if (entries === undefined) this.#entries.set(entry.key, new Set([entry]));
    else entries.add(entry);
  }

  #take(entry: Entry<T>): void {
    if (entry.key === null) return;
    const entries = this.#entries.get(entry.key);
    entries?.delete(entry);
    if (entries?.size === 0) this.#entries.delete(entry.key);
  }
}
