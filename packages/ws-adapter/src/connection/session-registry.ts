/** Sockets by the session that opened them, so that a sign-out or a ban reaches them. */
export class SessionRegistry<T> {
  readonly #members = new Map<string, Set<T>>();

  /** How many sessions have a socket. */
  get size(): number {
    return this.#members.size;
  }

  add(key: string, member: T): void {
    const members = this.#members.get(key);
    if (members === undefined) this.#members.set(key, new Set([member]));
    else members.add(member);
  }

  remove(key: string, member: T): void {
    const members = this.#members.get(key);
    members?.delete(member);
    if (members?.size === 0) this.#members.delete(key);
  }

  get(key: string): readonly T[] {
    return [...(this.#members.get(key) ?? [])];
  }
}
