import type { Clock } from "../clock.ts";
import type { Logger } from "../logger.ts";
import { answerIn, outcomeOf, UNREAD, type Outcome } from "./answers.ts";
import { BusError, type Asking, type Bus, type Heard, type Notice, type Question, type Sending } from "./bus.ts";
import type { BusCounts, DropReason } from "./bus-counts.ts";
import type { Arrival, Line } from "./line.ts";
import { PendingAsks } from "./pending-asks.ts";
import { Senders } from "./senders.ts";
import { parse, write, type Written } from "./wire.ts";

export interface LineBusParts {
  readonly nodeId: string;
  readonly line: Line;
  /** Whether that is a node of the club. */
  readonly knows: (nodeId: string) => boolean;
  readonly clock: Clock;
  readonly counts: BusCounts;
  readonly log: Logger;
}

/** What reads messages of one name and version. */
interface Reader {
  readonly version: number;
  readonly read: (written: Written, arrival: Arrival) => void;
}

/** Who reads messages of one name, and what it is listened by. */
interface Listening {
  readonly readers: Set<Reader>;
  readonly listeners: DisposableStack;
}

/** The bus, over whatever line: how messages are written, which are read, and which answer belongs to what. */
export class LineBus implements Bus {
  readonly nodeId: string;
  readonly #line: Line;
  readonly #counts: BusCounts;
  readonly #log: Logger;
  readonly #senders: Senders;
  readonly #asks: PendingAsks;
  readonly #listening = new Map<string, Listening>();
  readonly #turns = new Set<(isUp: boolean) => void>();
  #sent = 0;

  constructor({ nodeId, line, knows, clock, counts, log }: LineBusParts) {
    this.nodeId = nodeId;
    this.#line = line;
    this.#counts = counts;
    this.#log = log;
    this.#senders = new Senders(nodeId, knows);
    this.#asks = new PendingAsks(clock);
    line.attach({
      onTurn: () => this.#turn(),
      onNobody: (replyTo) => this.#asks.fail(numberIn(replyTo), "NOBODY"),
    });
    line.listen(`answer.${nodeId}.*`, (arrival) => this.#takeAnswer(arrival));
  }

  get isUp(): boolean {
    return this.#line.isUp;
  }

  get roundTripMs(): number {
    return this.#line.roundTripMs;
  }

  onTurn(hear: (isUp: boolean) => void): Disposable {
    this.#turns.add(hear);
    return { [Symbol.dispose]: () => void this.#turns.delete(hear) };
  }

  tell<Message>({ name, version }: Notice<Message>, message: Message, { to, body = "" }: Sending = {}): void {
    const subject = to === undefined ? `all.${name}` : `node.${to}.${name}`;
    if (to === this.nodeId || !this.#line.reaches(subject)) return;
    this.#counts.told.add(name);
    this.#line.send({ subject, text: this.#write(version, message, body) });
  }

  hear<Message>({ name, version, schema }: Notice<Message>, hear: (heard: Heard<Message>) => void): Disposable {
    return this.#listen(name, {
      version,
      read: ({ message: text, body, from }) => {
        const { data: message, success } = schema.safeParse(parse(text));
        if (!success) {
          this.#drop("malformed");
          return;
        }
        this.#counts.heard.add(name);
        hear({ message, body, from });
      },
    });
  }

  async ask<Asked, Answer>(
    { name, version, answer }: Question<Asked, Answer>,
    asked: Asked,
    { to, withinMs }: Asking,
  ): Promise<Answer> {
    this.#counts.asked.add(name);
    try {
      if (!this.isUp) throw new BusError("AWAY");
      if (to === this.nodeId) throw new BusError("NOBODY");
      const text = this.#write(version, asked, "");
      const read = (replied: string) => {
        const found = answerIn(parse(replied));
        const { data, success } = answer.safeParse(found?.answer);
        return found !== null && success ? { answer: data } : null;
      };
      return await this.#asks.ask(withinMs, read, (number) =>
        this.#line.send({ subject: `node.${to}.${name}`, text, replyTo: `answer.${this.nodeId}.${number}` }),
      );
    } catch (fault) {
      if (fault instanceof BusError) this.#counts.faults.add(fault.fault);
      throw fault;
    }
  }

  answer<Asked, Answer>(
    { name, version, asked: schema }: Question<Asked, Answer>,
    give: (asked: Asked, from: string) => Promise<Answer>,
  ): Disposable {
    return this.#listen(name, {
      version,
      read: ({ message, from }, { replyTo }) => {
        const { data: asked, success } = schema.safeParse(parse(message));
        if (!success) {
          this.#reply(version, replyTo, UNREAD);
          this.#drop("malformed");
          return;
        }
        this.#counts.answered.add(name);
        void this.#outcome(name, () => give(asked, from)).then((outcome) => this.#reply(version, replyTo, outcome));
      },
    });
  }

  async close(): Promise<void> {
    await this.#line.close();
    for (const { listeners } of this.#listening.values()) listeners.dispose();
    this.#listening.clear();
    this.#asks.failAll("AWAY");
  }

  #turn(): void {
    const { isUp } = this.#line;
    if (!isUp) this.#asks.failAll("AWAY");
    for (const hear of this.#turns) this.#guarded("turn", () => hear(isUp));
  }

  #write(version: number, message: unknown, body: string): string {
    return write({ version, from: this.nodeId, number: ++this.#sent }, message, body);
  }

  /** Subjects are listened to while anybody reads what comes there. */
  #listen(name: string, reader: Reader): Disposable {
    const listening = this.#listening.get(name) ?? this.#startListening(name);
    listening.readers.add(reader);
    return {
      [Symbol.dispose]: () => {
        listening.readers.delete(reader);
        if (listening.readers.size > 0 || this.#listening.get(name) !== listening) return;
        this.#listening.delete(name);
        listening.listeners.dispose();
      },
    };
  }

  #startListening(name: string): Listening {
    const listening = { readers: new Set<Reader>(), listeners: new DisposableStack() };
    const hear = (arrival: Arrival) => this.#read(listening.readers, arrival);
    listening.listeners.use(this.#line.listen(`all.${name}`, hear));
    listening.listeners.use(this.#line.listen(`node.${this.nodeId}.${name}`, hear));
    this.#listening.set(name, listening);
    return listening;
  }

  #admit(text: string): Written | null {
    const written = this.#senders.admit(text);
    if (typeof written !== "string") return written;
    this.#drop(written);
    return null;
  }

  #read(readers: ReadonlySet<Reader>, arrival: Arrival): void {
    const written = this.#admit(arrival.text);
    if (written === null) return;
    let isRead = false;
    for (const { version, read } of readers) {
      if (version !== written.version) continue;
      isRead = true;
      this.#guarded(arrival.subject, () => read(written, arrival));
    }
    if (isRead) return;
    this.#reply(written.version, arrival.replyTo, UNREAD);
    this.#drop("unknown_version");
  }

  #takeAnswer({ subject, text }: Arrival): void {
    const written = this.#admit(text);
    if (written === null) return;
    const isAnswer = this.#asks.answer(numberIn(subject), written.message);
    if (isAnswer !== true) this.#drop(isAnswer === undefined ? "late" : "malformed");
  }

  #reply(version: number, replyTo: string | null, outcome: Outcome): void {
    if (replyTo === null || !this.isUp) return;
    this.#line.send({ subject: replyTo, text: this.#write(version, outcome, "") });
  }

  async #outcome(name: string, give: () => Promise<unknown>): Promise<Outcome> {
    try {
      return { ok: await give() };
    } catch (err) {
      const outcome = outcomeOf(err);
      if ("no" in outcome && outcome.no === "INTERNAL")
        this.#log.error({ err, kind: name }, "a question of another node failed");
      return outcome;
    }
  }

  /** A listener that throws would take the whole line with it. */
  #guarded(subject: string, run: () => void): void {
    try {
      run();
    } catch (err) {
      this.#log.error({ err, subject }, "a message of another node failed");
    }
  }

  #drop(reason: DropReason): void {
    this.#counts.dropped.add(reason);
  }
}

/** The number of the question that is answered there. */
function numberIn(subject: string): number {
  return Number(subject.slice(subject.lastIndexOf(".") + 1));
}
