import type { ServerResponse } from "node:http";

/** Answers over HTTP that never end by themselves, by the session that asked: what the socket registry is for sockets. */
export class OpenStreams {
  readonly #bySession = new Map<string, Set<ServerResponse>>();

  add(sessionKey: string, response: ServerResponse): void {
    const open = this.#bySession.get(sessionKey) ?? new Set();
    this.#bySession.set(sessionKey, open.add(response));
    response.once("close", () => {
      open.delete(response);
      if (open.size === 0 && this.#bySession.get(sessionKey) === open) this.#bySession.delete(sessionKey);
    });
  }

  /** Cuts the streams of a session that is over; their clients ask again, and are told that they are strangers. */
  closeSession(sessionKey: string): void {
    for (const response of this.#bySession.get(sessionKey) ?? []) response.destroy();
  }
}
