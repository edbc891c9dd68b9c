import { readFileSync } from "node:fs";
import {
  connect,
  credsAuthenticator,
  type ConnectionOptions,
  type Msg,
  type NatsConnection,
} from "@nats-io/transport-node";
import type { Clock } from "../clock.ts";
import { Gathering } from "../gathering/gathering.ts";
import type { Logger } from "../logger.ts";
import { Heartbeat } from "./heartbeat.ts";
import type { Arrival, Departure, Line, LineEars } from "./line.ts";
import type { NatsSettings } from "./nats-settings.ts";
import { MOST_BYTES } from "./wire.ts";

export interface NatsLineParts {
  readonly settings: NatsSettings;
  /** Part of every subject, so that clubs that share a NATS hear nothing of one another. */
  readonly clubId: string;
  /** What NATS calls the connection. */
  readonly name: string;
  readonly clock: Clock;
  readonly log: Logger;
  readonly beatMs?: number;
}

interface Listener {
  readonly subject: string;
  readonly hear: (arrival: Arrival) => void;
  stop: () => void;
}

const BEAT_MS = 1000;
/**
 * How long questions wait for one another. Each write costs this node, NATS and whoever hears it a system call and a wake-up,
 * which is many times what a text itself costs.
 */
const ASK_EVERY_MS = 8;
/** A server that has not let us in by then is tried again. */
const CONNECT_WITHIN_MS = 2000;
const CLOSE_WITHIN_MS = 1000;
const [SOONEST_RETRY_MS, LATEST_RETRY_MS] = [50, 250];
/** What NATS says where nobody listens to what was to be answered. */
const NOBODY_LISTENS = 503;

/**
 * A line over NATS. It connects by itself, again and again: the library would keep what is sent meanwhile for later, and
 * does not notice a server that takes words and says none.
 */
export class NatsLine implements Line {
  readonly #parts: NatsLineParts;
  readonly #prefix: string;
  readonly #listeners = new Set<Listener>();
  readonly #closing = Promise.withResolvers<void>();
  readonly #gathering = new Gathering({ everyMs: ASK_EVERY_MS, go: () => this.#write() });
  #waiting: Departure[] = [];
  #connection: NatsConnection | null = null;
  #heartbeat: Heartbeat | null = null;
  #ears: LineEars | null = null;
  #isClosed = false;
  #running: Promise<void> = Promise.resolve();

  constructor(parts: NatsLineParts) {
    this.#parts = parts;
    this.#prefix = `trelyazh.${parts.clubId}.`;
  }

  get isUp(): boolean {
    return this.#connection !== null;
  }

  get roundTripMs(): number {
    return this.#heartbeat?.roundTripMs ?? 0;
  }

  /** Begins to connect as well. */
  attach(ears: LineEars): void {
    this.#ears = ears;
    this.#running = this.#stayConnected();
  }

  reaches(): boolean {
    return this.isUp;
  }

  send(departure: Departure): void {
    if (!this.isUp) return;
    this.#waiting.push(departure);
    if (departure.replyTo !== undefined) this.#gathering.add();
    // Answers and frames come when the journal has stored what was gathered for it, and so many at once.
    else this.#gathering.hurry();
  }

  /** The library sends what it is given in one go by one write. */
  #write(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const departure of waiting) this.#publish(departure);
  }

  #publish({ subject, text, replyTo }: Departure): void {
    try {
      this.#connection?.publish(
        this.#prefix + subject,
        // Quicker than the library's encoder.
        Buffer.from(text),
        replyTo === undefined ? undefined : { reply: this.#prefix + replyTo },
      );
    } catch (err) {
      // It has been closed just now, or carries less than we may send; whatever it is, the message is lost.
      this.#parts.log.warn({ err, subject }, "NATS does not take a message");
    }
  }

  listen(subject: string, hear: (arrival: Arrival) => void): Disposable {
    const listener: Listener = { subject, hear, stop: () => undefined };
    this.#listeners.add(listener);
    if (this.#connection !== null) this.#subscribe(this.#connection, listener);
    return {
      [Symbol.dispose]: () => {
        this.#listeners.delete(listener);
        if (this.isUp) listener.stop();
      },
    };
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    const connection = this.#connection;
    this.#gathering.go();
    this.#goDown();
    this.#closing.resolve();
    if (connection !== null) {
      // Whoever asks us from now on shall learn that nobody is here.
      for (const { stop } of this.#listeners) stop();
      await this.#within(CLOSE_WITHIN_MS, connection.flush());
      await connection.close();
    }
    await this.#running;
  }

  async #stayConnected(): Promise<void> {
    while (!this.#isClosed) {
      const connection = await this.#connect();
      if (connection === null) return;
      const over = Promise.withResolvers<void>();
      this.#goUp(connection, over.resolve);
      await Promise.race([this.#untilOver(connection), over.promise, this.#closing.promise]);
      if (this.#isClosed) return;
      this.#goDown();
      // Where the server takes nothing any more this ends late, and nobody waits for it.
      connection.close().catch((err: unknown) => this.#parts.log.warn({ err }, "NATS complains"));
    }
  }

  /** Tries until it is connected; returns null when the line has been closed meanwhile. */
  async #connect(): Promise<NatsConnection | null> {
    const { settings, log } = this.#parts;
    const { servers } = settings;
    const reasons = new Set<string>();
    while (!this.#isClosed) {
      try {
        const connection = await connect(optionsOf(this.#parts));
        if (!this.#isClosed) return connection;
        await connection.close();
      } catch (err) {
        const reason = String(err);
        // Each once, or a night without NATS would fill the log.
        if (!reasons.has(reason)) log.warn({ err, servers }, "NATS is away");
        reasons.add(reason);
        await this.#within(between(SOONEST_RETRY_MS, LATEST_RETRY_MS), this.#closing.promise);
      }
    }
    return null;
  }

  #goUp(connection: NatsConnection, onSilence: () => void): void {
    const { clock, log, beatMs: everyMs = BEAT_MS } = this.#parts;
    this.#connection = connection;
    this.#heartbeat = new Heartbeat({ clock, everyMs, ping: () => connection.flush(), onSilence });
    for (const listener of this.#listeners) this.#subscribe(connection, listener);
    log.info({ server: connection.getServer() }, "NATS is there");
    const mostBytes = connection.info?.max_payload ?? MOST_BYTES;
    if (mostBytes < MOST_BYTES) log.warn({ mostBytes, needed: MOST_BYTES }, "NATS carries too little");
    this.#ears?.onTurn();
  }

  #goDown(): void {
    if (this.#connection === null) return;
    this.#connection = null;
    this.#gathering[Symbol.dispose]();
    this.#waiting = [];
    this.#heartbeat?.[Symbol.dispose]();
    this.#heartbeat = null;
    this.#ears?.onTurn();
  }

  /** Resolves when the connection has ended; until then tells what the server complains of, each kind of it once. */
  async #untilOver(connection: NatsConnection): Promise<void> {
    const complaints = new Set<string>();
    for await (const status of connection.status()) {
      if (status.type === "disconnect" || status.type === "close") return;
      if (status.type !== "error" || complaints.has(status.error.name)) continue;
      complaints.add(status.error.name);
      this.#parts.log.warn({ err: status.error }, "NATS complains");
    }
  }

  #subscribe(connection: NatsConnection, listener: Listener): void {
    const callback = (error: Error | null, message: Msg) => {
      // What was not allowed is among the complaints.
      if (error === null) this.#take(listener, message);
    };
    const subscription = connection.subscribe(this.#prefix + listener.subject, { callback });
    listener.stop = () => subscription.unsubscribe();
  }

  #take({ hear }: Listener, message: Msg): void {
    const subject = message.subject.slice(this.#prefix.length);
    if (message.headers?.code === NOBODY_LISTENS) {
      this.#ears?.onNobody(subject);
      return;
    }
    const replyTo = message.reply?.startsWith(this.#prefix) === true ? message.reply.slice(this.#prefix.length) : null;
    hear({ subject, text: message.string(), replyTo });
  }

  async #within(ms: number, what: Promise<unknown>): Promise<void> {
    const { clock } = this.#parts;
    const over = Promise.withResolvers<void>();
    const timer = clock.schedule(clock.now() + ms, over.resolve);
    await Promise.race([what, over.promise]).catch(() => undefined);
    timer.cancel();
  }
}

function optionsOf({ settings, name }: NatsLineParts): ConnectionOptions {
  const { servers, isEncrypted, account, credentialsFile, caFile } = settings;
  return {
    servers: [...servers],
    name,
    noEcho: true,
    reconnect: false,
    timeout: CONNECT_WITHIN_MS,
    ...((isEncrypted || caFile !== undefined) && { tls: caFile === undefined ? {} : { caFile } }),
    ...(account !== null && { user: account.user, pass: account.password }),
    // Read each time, since credentials are renewed.
    ...(credentialsFile !== undefined && { authenticator: credsAuthenticator(() => readFileSync(credentialsFile)) }),
  };
}

function between(least: number, most: number): number {
  return least + Math.random() * (most - least);
}
