import type { LobbyList, LobbyMessage, LobbyTable } from "@trelyazh/protocol";
import { ownStream, ResyncError, type LiveStream } from "@trelyazh/ws-adapter";
import { tracked, type TrackedEnvelope } from "@trpc/server";
import type { Clock } from "../clock.ts";

/** A message of the lobby, tracked by its version. */
export type Told<Message extends LobbyMessage> = TrackedEnvelope<Message>;

/** After an own list nothing but a whole one goes on: no list is numbered so. */
const NO_VERSION = "0";

export interface OwnListsOptions {
  /** Returns everybody who sits at the table of a line, or has a chair kept there. */
  readonly atTable: (line: LobbyTable) => readonly string[];
  /** The users whom that one does not see; rejects when that cannot be known. */
  readonly hiddenFrom: (userId: string) => Promise<ReadonlySet<string>>;
  readonly clock: Pick<Clock, "now" | "schedule">;
}

/** Whom somebody does not see; null while that cannot be known: then they see nobody. */
export type Hidden = ReadonlySet<string> | null;

/** How long it is waited for. */
const WAIT_MS = 500;

/** After that it is asked again. */
const ASK_AGAIN_MS = 3000;

/** A list that somebody has open. */
interface OpenList {
  readonly hidden: Hidden;
  readonly fail: (error: Error) => void;
}

/** The lobby's list for those who are to see less of it: tables where somebody is whom they do not see are not in it. */
export class OwnLists {
  readonly #options: OwnListsOptions;
  readonly #open = new Map<string, Set<OpenList>>();

  constructor(options: OwnListsOptions) {
    this.#options = options;
  }

  hiddenFrom(userId: string): Promise<Hidden> {
    const { clock, hiddenFrom } = this.#options;
    return new Promise((resolve) => {
      const timer = clock.schedule(clock.now() + WAIT_MS, () => resolve(null));
      hiddenFrom(userId)
        .then(resolve, () => resolve(null))
        .finally(() => timer.cancel());
    });
  }

  list(list: LobbyList, hidden: Hidden): LobbyList {
    return hidden?.size === 0 ? list : { ...list, tables: list.tables.filter((line) => this.#isSeen(line, hidden)) };
  }

  /** The stream for that user, which ends when others are hidden from them than now. */
  follow(stream: LiveStream<Told<LobbyMessage>>, userId: string, hidden: Hidden) {
    return ownStream(stream, {
      ...(hidden?.size !== 0 && { map: this.#without(hidden) }),
      onOpened: (fail) => this.#opened(userId, { hidden, fail }),
    });
  }

  /** To be called with users between whom something has changed: from whom others are hidden than before asks for the list anew. */
  async changed(userIds: readonly string[]): Promise<void> {
    for (const userId of userIds) {
      const own = this.#open.get(userId);
      if (own === undefined) continue;
      const hidden = await this.hiddenFrom(userId);
      for (const list of Array.from(own)) if (!isSame(hidden, list.hidden)) list.fail(new ResyncError());
    }
  }

  #opened(userId: string, list: OpenList): () => void {
    const { clock } = this.#options;
    const own = this.#open.get(userId) ?? new Set();
    this.#open.set(userId, own.add(list));
    const again =
      list.hidden === null ? clock.schedule(clock.now() + ASK_AGAIN_MS, () => list.fail(new ResyncError())) : null;
    return () => {
      again?.cancel();
      own.delete(list);
      if (own.size === 0 && this.#open.get(userId) === own) this.#open.delete(userId);
    };
  }

  /** What is not shown has no id either: only of what was there before is said that it is gone. */
  #without(hidden: Hidden) {
    let shown = new Set<string>();
    return ([, message]: Told<LobbyMessage>): Told<LobbyMessage> => {
      if (message.kind === "list") {
        const list = this.list(message, hidden);
        shown = new Set(list.tables.map(({ id }) => id));
        return tracked(NO_VERSION, list);
      }
      const put = message.put.filter((line) => this.#isSeen(line, hidden));
      const unseen = message.put.filter((line) => !put.includes(line)).map(({ id }) => id);
      const removed = [...message.removed, ...unseen].filter((id) => shown.delete(id));
      for (const { id } of put) shown.add(id);
      return tracked(NO_VERSION, { ...message, put, removed });
    };
  }

  #isSeen(line: LobbyTable, hidden: Hidden): boolean {
    return this.#options.atTable(line).every((userId) => hidden !== null && !hidden.has(userId));
  }
}

function isSame(one: Hidden, other: Hidden): boolean {
  if (one === null || other === null) return one === other;
  return one.size === other.size && [...one].every((userId) => other.has(userId));
}
