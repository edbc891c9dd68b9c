import type { Bus } from "../bus/bus.ts";
import type { Clock, Timer } from "../clock.ts";
import { PEOPLE_HERE } from "./people-news.ts";

export interface PresenceOptions {
  readonly bus: Pick<Bus, "tell" | "hear">;
  readonly clock: Clock;
  /** Called with those who have come or gone, wherever that was; must not throw. */
  readonly onMoved: (userIds: readonly string[]) => void;
}

/** How often a node tells who is there: for so long nobody may hear of one of whom no word has come. */
const TELL_MS = 20_000;

/** Who was not told of for so long has gone, or their node has. */
const HEARD_MS = 50_000;

/** Whoever loads a page anew is gone for a moment. */
const LINGER_MS = 4_000;

/** People of one message. */
const TOLD_AT_ONCE = 500;

/**
 * Who is in the club, as far as others may want to know: those who have a page open. It is true nowhere but at the nodes
 * that have their sockets; each tells the others, again and again.
 */
export class Presence implements Disposable {
  readonly #options: PresenceOptions;
  /** How many pages somebody has open here. */
  readonly #pages = new Map<string, number>();
  /** By user: until when each other node's word is believed. */
  readonly #elsewhere = new Map<string, Map<string, number>>();
  readonly #hearing: Disposable;
  #timer: Timer | null = null;

  constructor(options: PresenceOptions) {
    this.#options = options;
    this.#hearing = options.bus.hear(PEOPLE_HERE, ({ message, from }) => {
      for (const userId of message.userIds) this.#heard(userId, from, message.isHere);
      options.onMoved(message.userIds);
    });
    this.#tellLater();
  }

  isHere(userId: string): boolean {
    const { clock } = this.#options;
    if (this.#pages.has(userId)) return true;
    return [...(this.#elsewhere.get(userId)?.values() ?? [])].some((until) => until > clock.now());
  }

  /** Somebody has opened a page, until what is returned is disposed of. */
  open(userId: string): Disposable {
    const { clock } = this.#options;
    const pages = this.#pages.get(userId) ?? 0;
    this.#pages.set(userId, pages + 1);
    if (pages === 0) this.#moved(userId, true);
    let isOpen = true;
    return {
      [Symbol.dispose]: () => {
        if (isOpen) clock.schedule(clock.now() + LINGER_MS, () => this.#close(userId));
        isOpen = false;
      },
    };
  }

  [Symbol.dispose](): void {
    this.#timer?.cancel();
    this.#hearing[Symbol.dispose]();
  }

  #close(userId: string): void {
    const pages = (this.#pages.get(userId) ?? 1) - 1;
    if (pages > 0) this.#pages.set(userId, pages);
    else {
      this.#pages.delete(userId);
      this.#moved(userId, false);
    }
  }

  #moved(userId: string, isHere: boolean): void {
    const { bus, onMoved } = this.#options;
    bus.tell(PEOPLE_HERE, { userIds: [userId], isHere });
    onMoved([userId]);
  }

  #heard(userId: string, nodeId: string, isHere: boolean): void {
    const nodes = this.#elsewhere.get(userId) ?? new Map<string, number>();
    if (isHere) nodes.set(nodeId, this.#options.clock.now() + HEARD_MS);
    else nodes.delete(nodeId);
    if (nodes.size > 0) this.#elsewhere.set(userId, nodes);
    else this.#elsewhere.delete(userId);
  }

  #tellLater(): void {
    const { bus, clock } = this.#options;
    this.#timer = clock.schedule(clock.now() + TELL_MS, () => {
      const all = [...this.#pages.keys()];
      for (let from = 0; from < all.length; from += TOLD_AT_ONCE)
        bus.tell(PEOPLE_HERE, { userIds: all.slice(from, from + TOLD_AT_ONCE), isHere: true });
      this.#forgetSilent();
      this.#tellLater();
    });
  }

  #forgetSilent(): void {
    const now = this.#options.clock.now();
    const gone: string[] = [];
    for (const [userId, nodes] of this.#elsewhere) {
      for (const [nodeId, until] of nodes) if (until <= now) nodes.delete(nodeId);
      if (nodes.size > 0) continue;
      this.#elsewhere.delete(userId);
      gone.push(userId);
    }
    if (gone.length > 0) this.#options.onMoved(gone);
  }
}
