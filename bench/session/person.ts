import { AUTH_PATH, receive } from "@trelyazh/protocol";
import { asideMoves, legalMoves, type Move } from "@trelyazh/preferans";
import type { StagedClub } from "./club.ts";
import { Line, type Answer, type Message } from "./line.ts";
import type { Tape } from "./tape.ts";

type TableMessage = Parameters<typeof receive>[1];
export type Table = NonNullable<Parameters<typeof receive>[0]>;

export interface Call {
  readonly method: Exclude<Message["method"], "subscription.stop">;
  readonly path: string;
  readonly input?: unknown;
  /** What was received last, for a subscription that goes on. */
  readonly lastEventId?: string;
}

/** What is known of a table by its messages. */
interface Watched {
  readonly table: Table | null;
  readonly seat: number | null;
}

/** Somebody at the club with a socket, or in between two. */
export class Person {
  readonly name: string;
  readonly #club: StagedClub;
  readonly #tape: Tape;
  #cookie = "";
  #line: Line | null = null;
  #lines = 0;
  #calls = 0;
  #answers = new Map<number, Answer[]>();
  #eventsCall = 0;
  #presenceCall = 0;
  #online: readonly number[] = [];
  #watched: Watched = { table: null, seat: null };

  constructor(name: string, club: StagedClub, tape: Tape) {
    this.name = name;
    this.#club = club;
    this.#tape = tape;
  }

  /** The table as this person sees it; they must have watched one. */
  get table(): Table {
    if (this.#watched.table === null) throw new Error(`${this.name} has not seen the table`);
    return this.#watched.table;
  }

  get isHere(): boolean {
    return this.#line !== null;
  }

  /** The seats whose players have the table open, as this person was told last. */
  get online(): readonly number[] {
    return this.#online;
  }

  /** What they may do on their turn; nothing at any other time. */
  moves(): readonly Move[] {
    const { turn, pulya } = this.table;
    const isTheirs = turn !== null && turn.actor === this.#watched.seat;
    return isTheirs && pulya !== null ? legalMoves(pulya, turn.actor) : [];
  }

  /** Offers, answers to one, and what else they may do beside their turn. */
  asides(): readonly Move[] {
    const { table } = this;
    const { seat } = this.#watched;
    return table.pulya === null || seat === null ? [] : asideMoves(table.pulya, seat as Move["seat"]); // by the club
  }

  /** Signs in as a guest over HTTP. */
  async signIn(): Promise<void> {
    const body = "{}";
    const take = { person: this.name, socket: 0, call: 0 };
    this.#tape.record({ ...take, from: "client", text: body });
    const response = await fetch(`${this.#club.url}${AUTH_PATH}/sign-in/anonymous`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: this.#club.url },
      body,
    });
    const cookies = response.headers.getSetCookie();
    const answer = JSON.parse(await response.text()) as { user: Record<"id" | "name", string> }; // its own
    for (const secret of [answer.user.id, answer.user.name]) this.#tape.hide(secret);
    this.#cookie = cookies.map((cookie) => cookie.split(";")[0]).join("; ");
    const shown = cookies.map((cookie) =>
      cookie.replace(/=[^;]*/, "=<secret>").replace(/Expires=[^;]*/, "Expires=<instant>"),
    );
    this.#tape.record({
      ...take,
      from: "club",
      text: JSON.stringify({ status: response.status, cookies: shown, body: answer }),
    });
  }

  /** Opens a new socket; calls count from 1 on each. */
  async connect(): Promise<void> {
    this.#lines += 1;
    this.#calls = 0;
    this.#answers = new Map();
    this.#line = await Line.open({
      url: this.#club.url,
      cookie: this.#cookie,
      person: this.name,
      number: this.#lines,
      tape: this.#tape,
      onAnswer: (answer) => this.#take(answer),
    });
  }

  /** Asks, and waits for the answer. */
  async ask(call: Call): Promise<Answer> {
    const id = this.#start(call);
    await this.#club.until(() => this.#answers.has(id));
    // It has come.
    return this.#answers.get(id)?.[0] as Answer;
  }

  /** Opens a subscription and waits until something has come of it; returns its number. */
  async subscribe(call: Omit<Call, "method">): Promise<number> {
    const id = this.#start({ method: "subscription", ...call });
    await this.#club.until(() => this.#hasGot(id, "data"));
    return id;
  }

  /** Watches a table, from the last message on that was received if there was one, and resolves when up to date. */
  async watch(tableId: string, seq = 0): Promise<void> {
    const lastEventId = this.#watched.table?.seq;
    const call = { path: "table.events", input: { tableId, lastEventId: null } };
    this.#eventsCall = this.#calls + 1;
    await this.subscribe(lastEventId === undefined ? call : { ...call, lastEventId: String(lastEventId) });
    await this.#club.until(() => this.table.seq >= seq);
    this.#presenceCall = this.#calls + 1;
    await this.subscribe({ path: "table.presence", input: { tableId } });
  }

  /** Ends a subscription and waits until the club has said so. */
  async stop(id: number): Promise<void> {
    this.#lineNow().send({ id, method: "subscription.stop" });
    await this.#club.until(() => this.#hasGot(id, "stopped"));
  }

  async flush(): Promise<void> {
    await this.#line?.flush();
  }

  drop(): void {
    this.#lineNow().drop();
    this.#line = null;
  }

  async close(): Promise<void> {
    await this.#lineNow().close();
    this.#line = null;
  }

  #hasGot(id: number, type: string): boolean {
    return this.#answers.get(id)?.some(({ result }) => result?.type === type) === true;
  }

  #lineNow(): Line {
    if (this.#line === null) throw new Error(`${this.name} is not connected`);
    return this.#line;
  }

  #start({ method, path, input, lastEventId }: Call): number {
    this.#calls += 1;
    const id = this.#calls;
    const params = { path, ...(input !== undefined && { input }), ...(lastEventId !== undefined && { lastEventId }) };
    this.#lineNow().send({ id, method, params });
    return id;
  }

  #take(answer: Answer): void {
    const id = answer.id ?? 0;
    this.#answers.set(id, [...(this.#answers.get(id) ?? []), answer]);
    if (answer.result?.type !== "data") return;
    if (id === this.#presenceCall) this.#online = (answer.result.data as { readonly online: readonly number[] }).online;
    if (id === this.#eventsCall) this.#learn(answer.result.data);
  }

  #learn(tracked: unknown): void {
    const { data } = tracked as { readonly data: TableMessage }; // as `tracked` sends it
    const table = receive(this.#watched.table, data);
    if (table === null) throw new Error(`${this.name} has missed something`);
    this.#watched = { table, seat: data.kind === "snapshot" ? data.you : this.#watched.seat };
  }
}
