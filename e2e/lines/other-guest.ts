import { randomUUID } from "node:crypto";
import { request, type APIRequestContext } from "@playwright/test";

const RULES = {
  preset: "sochi",
  poolTarget: 4,
  turnSeconds: 300,
  bankSeconds: 0,
  connectionBankSeconds: 0,
  spectatorDelaySeconds: 0,
};

/** Somebody else at the club, whose line is good: makes happen what a page is to follow. */
export class OtherGuest implements AsyncDisposable {
  readonly #club: APIRequestContext;

  private constructor(club: APIRequestContext) {
    this.#club = club;
  }

  static async enter(clubUrl: string, name: string): Promise<OtherGuest> {
    const club = await request.newContext({ baseURL: clubUrl, extraHTTPHeaders: { origin: clubUrl } });
    const guest = new OtherGuest(club);
    // Whoever keeps no cookies is let in by nobody: the first answer brings the browser's mark.
    await club.get("/api/trpc/session.me");
    await guest.#post("/api/auth/sign-in/anonymous", {});
    await guest.#post("/api/trpc/session.rename", { name });
    return guest;
  }

  /** Sets a table, at which play begins at once if there are two bots; returns its id. */
  async setTable({ bots }: { readonly bots: 1 | 2 }): Promise<string> {
    // What tRPC answers over HTTP.
    const { result } = (await this.#post("/api/trpc/table.create", { ...RULES, bots })) as {
      result: { data: { tableId: string } };
    };
    return result.data.tableId;
  }

  async leave(tableId: string): Promise<void> {
    await this.#post("/api/trpc/table.leave", { tableId, commandId: randomUUID() });
  }

  /** Pauses the game, or goes on with it. */
  async setPaused(tableId: string, isPaused: boolean): Promise<void> {
    const command = { tableId, commandId: randomUUID() };
    if (isPaused) await this.#post("/api/trpc/table.propose", { ...command, proposal: "pause" });
    else await this.#post("/api/trpc/table.resume", command);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#club.dispose();
  }

  async #post(path: string, data: object): Promise<unknown> {
    const answer = await this.#club.post(path, { data });
    if (!answer.ok()) throw new Error(`${path}: ${answer.status()} ${await answer.text()}`);
    return await answer.json();
  }
}
