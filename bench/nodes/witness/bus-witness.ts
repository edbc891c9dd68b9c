import type { TableMessage } from "@trelyazh/protocol";
import { connect, type NatsConnection } from "@nats-io/transport-node";
import type { Row } from "../../load/report.ts";
import { isIndiscreet } from "./payload.ts";
import type { Addressee, Sightings } from "./sightings.ts";

/** Sooner than any node, so that little passes unseen after an outage. */
const COME_BACK_MS = 5;

const HEADER = /^\{"v":\d+,"f":"([\w-]+)"/;

interface Opening {
  readonly tableId: string;
  readonly readers: readonly { readonly id: number; readonly member: { readonly id: string } }[];
}

interface FramesHead {
  /** The streams that a text goes to, its number, and its length. */
  readonly frames: readonly (readonly [ids: readonly number[], seq: number, length: number])[];
}

interface Reader {
  readonly tableId: string;
  readonly addressee: Addressee;
}

/** Hears everything that the nodes of a club tell each other, as any client of their NATS might. */
export class BusWitness implements AsyncDisposable {
  readonly #connection: NatsConnection;
  readonly #seen: Sightings;
  /** By the node where they are, and the number that it gave them. */
  readonly #readers = new Map<string, Reader>();
  readonly #counts = { payloads: 0, bytes: 0, frames: 0, exposed: 0 };
  readonly #names = new Map<string, number>();
  readonly #faults: string[] = [];
  readonly #done: Promise<void>;

  private constructor(connection: NatsConnection, seen: Sightings) {
    this.#connection = connection;
    this.#seen = seen;
    this.#done = this.#listen();
  }

  /** What is sent to readers of tables goes to `seen`. */
  static async open(url: string, seen: Sightings): Promise<BusWitness> {
    const connection = await connect({
      servers: url,
      name: "witness",
      maxReconnectAttempts: -1,
      reconnectTimeWait: COME_BACK_MS,
      reconnectJitter: 0,
    });
    return new BusWitness(connection, seen);
  }

  /** `exposed` are payloads with cards or seeds where there must be none. */
  get counts(): Row {
    return { ...this.#counts };
  }

  /** How many payloads there were, by what they are. */
  get names(): ReadonlyMap<string, number> {
    return this.#names;
  }

  /** Payloads that nobody should have sent, for people. */
  get faults(): readonly string[] {
    return this.#faults;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#connection.close();
    await this.#done;
  }

  async #listen(): Promise<void> {
    for await (const message of this.#connection.subscribe(">")) this.#look(message.subject, message.string());
  }

  #look(subject: string, text: string): void {
    const { name, node } = parse(subject);
    this.#counts.payloads += 1;
    this.#counts.bytes += text.length;
    this.#names.set(name, (this.#names.get(name) ?? 0) + 1);
    const [header = "", head = "", ...lines] = text.split("\n");
    const body = lines.join("\n");
    if (name === "table.follow") this.#meet(HEADER.exec(header)?.[1] ?? "", head);
    if (name === "table.frames") this.#read(node, JSON.parse(head) as FramesHead, body);
    else if (isIndiscreet(name, [head, body])) this.#blame(name, text);
  }

  #meet(node: string, head: string): void {
    // Only nodes of the club speak here.
    const { tableId, readers } = JSON.parse(head) as Opening;
    for (const { id, member } of readers)
      this.#readers.set(`${node} ${id}`, { tableId, addressee: { userId: member.id } });
  }

  /** Texts stand in the body one after the other. */
  #read(node: string, { frames }: FramesHead, body: string): void {
    let at = 0;
    for (const [ids, , length] of frames) {
      const message = JSON.parse(body.slice(at, at + length)) as TableMessage | { readonly online: unknown };
      at += length;
      if (!("kind" in message)) continue;
      this.#counts.frames += 1;
      for (const id of ids) {
        const reader = this.#readers.get(`${node} ${id}`);
        if (reader !== undefined) this.#seen.add(reader.tableId, { addressee: reader.addressee, message });
        else this.#blame("unaddressed frame", body.slice(at - length, at));
      }
    }
  }

  #blame(name: string, text: string): void {
    this.#counts.exposed += 1;
    this.#faults.push(`${name}: ${text}`);
  }
}

/** Subjects are `trelyazh`, the club, whom it is for, and what it is; where that is one node, it is named. */
function parse(subject: string): { readonly name: string; readonly node: string } {
  const [, , kind, node = "", ...rest] = subject.split(".");
  if (kind === "answer") return { name: "answer", node };
  return kind === "node" ? { name: rest.join("."), node } : { name: [node, ...rest].join("."), node: "" };
}
