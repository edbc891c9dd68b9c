/** What a node writes before each message. */
export interface Header {
  /** The version of this kind of message. */
  readonly version: number;
  /** The node that sends it. */
  readonly from: string;
  /** Grows with each message of that node, whoever it is for. */
  readonly number: number;
}

/** A message off the wire, of which only the header has been read. */
export interface Written extends Header {
  readonly message: string;
  readonly body: string;
}

/** What is bigger is not sent, and not read: NATS carries no more than 1 MB unless it is told to. */
export const MOST_BYTES = 900_000;

/** Three bytes are the most that a unit of JavaScript's text becomes in UTF-8. */
const BYTES_A_UNIT = 3;

/** Header, message and body, a line each: no JSON has a line break in it, and the body stands last, as it is. */
export function write({ version, from, number }: Header, message: unknown, body: string): string {
  const text = `{"v":${version},"f":"${from}","n":${number}}\n${JSON.stringify(message)}`;
  const whole = body === "" ? text : `${text}\n${body}`;
  if (isTooLarge(whole)) throw new RangeError(`a message of ${whole.length} characters is too large for the bus`);
  return whole;
}

export function isTooLarge(text: string): boolean {
  return text.length * BYTES_A_UNIT > MOST_BYTES && Buffer.byteLength(text) > MOST_BYTES;
}

/** Reads the header, and finds message and body; null for what nobody has written so. */
export function read(text: string): Written | null {
  const [headerEnd, header] = [text.indexOf("\n"), readHeader(text)];
  if (header === null) return null;
  const messageEnd = text.indexOf("\n", headerEnd + 1);
  return messageEnd < 0
    ? { ...header, message: text.slice(headerEnd + 1), body: "" }
    : { ...header, message: text.slice(headerEnd + 1, messageEnd), body: text.slice(messageEnd + 1) };
}

const HEADER = /^\{"v":(\d{1,9}),"f":"([\w-]{1,64})","n":(\d{1,15})[,}]/;

/** Fields that a later release adds after ours are no matter. */
function readHeader(text: string): Header | null {
  const [, version, from, number] = HEADER.exec(text) ?? [];
  return from === undefined ? null : { version: Number(version), from, number: Number(number) };
}

/** Returns undefined for what is no JSON. */
export function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
