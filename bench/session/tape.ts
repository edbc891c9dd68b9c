/** Who says it: the person's client, or the club. */
export type Side = "client" | "club";

/** One frame, or one request or response of HTTP, as it went over the wire. */
export interface Take {
  readonly person: string;
  /** The person's sockets in order; 0 is HTTP. */
  readonly socket: number;
  /** Of the call or subscription that it belongs to; 0 for what belongs to none. */
  readonly call: number;
  readonly from: Side;
  readonly text: string;
}

const UUID = /[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}/g;
const INSTANT = /\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z/g;
const EPOCH_MS = /(?<![\d.])1\d{12}(?![\d.])/g;
const DAY_MS = 86_400_000;

/** Gives each value that differs from run to run a name by the order of first appearance. */
class Placeholders {
  readonly #startAt: number;
  readonly #names = new Map<string, string>();

  constructor(startAt: number) {
    this.#startAt = startAt;
  }

  /** Puts names in the place of such values; times of the club's clock count from its start. */
  hide(text: string, secrets: readonly string[]): string {
    const named = secrets.reduce((rest, secret) => rest.replaceAll(secret, () => this.#nameOf("secret", secret)), text);
    return named
      .replace(UUID, (id) => this.#nameOf("id", id))
      .replace(INSTANT, "<instant>")
      .replace(EPOCH_MS, (time) => this.#timeOf(Number(time)));
  }

  #nameOf(kind: string, value: string): string {
    const name = this.#names.get(value) ?? `<${kind} ${this.#names.size + 1}>`;
    this.#names.set(value, name);
    return name;
  }

  #timeOf(time: number): string {
    const sinceStart = time - this.#startAt;
    return sinceStart >= 0 && sinceStart < DAY_MS ? `"start+${sinceStart}"` : `"<time>"`;
  }
}

/**
 * All that was said in a session. Frames of different calls may overtake one another, so they are kept in the order of
 * each call alone, where it is promised.
 */
export class Tape {
  readonly #takes: Take[] = [];
  readonly #secrets: string[] = [];

  /** Something that differs from run to run and does not look like it, such as a name or a token. */
  hide(secret: string): void {
    this.#secrets.push(secret);
  }

  record(take: Take): void {
    this.#takes.push(take);
  }

  /** The lines of the recording, one for each frame; the same for the same session at another time. */
  lines(startAt: number): readonly string[] {
    const placeholders = new Placeholders(startAt);
    const ordered = this.#takes.toSorted(
      (a, b) => a.person.localeCompare(b.person) || a.socket - b.socket || a.call - b.call,
    );
    return ordered.map(({ person, socket, call, from, text }) => {
      const frame = placeholders.hide(text, this.#secrets);
      return `{"person":"${person}","socket":${socket},"call":${call},"from":"${from}","frame":${frame}}`;
    });
  }
}
