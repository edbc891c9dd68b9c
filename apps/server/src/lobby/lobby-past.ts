import type { LobbyList } from "@trelyazh/protocol";

/** Lists that are kept: a quarter of a minute of a busy lobby. Most of their lines are the same objects. */
const KEPT = 64;

/** The latest lists by their versions, for those who come back and only want to know what has changed. */
export class LobbyPast {
  /** Oldest first. */
  readonly #lists: LobbyList[] = [];

  add(list: LobbyList): void {
    this.#lists.push(list);
    if (this.#lists.length > KEPT) this.#lists.shift();
  }

  knows(version: number): boolean {
    return this.at(version) !== null;
  }

  at(version: number): LobbyList | null {
    return this.#lists.find((list) => list.version === version) ?? null;
  }
}
