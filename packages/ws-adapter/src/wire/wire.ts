import { isTrackedEnvelope, type AnyTRPCRouter } from "@trpc/server";
import type { JSONRPC2 } from "@trpc/server/rpc";
import { Encoded } from "./encoded.ts";

/**
 * Bytes as a string, one Latin-1 character for each. Concatenation is free, and Node writes such a string to a socket
 * without making a Buffer of it.
 */
export type Bytes = string;

export type RequestId = JSONRPC2.RequestId;

/** Who a frame answers; `jsonrpc` is echoed if it was given. */
export interface Addressee {
  readonly id: RequestId;
  readonly jsonrpc?: "2.0" | undefined;
}

export const PING: Bytes = "PING";
export const PONG: Bytes = "PONG";
export const RECONNECT: Bytes = '{"id":null,"method":"reconnect"}';
export const STARTED: Bytes = '{"type":"started"}}';
export const STOPPED: Bytes = '{"type":"stopped"}}';

/** Returns the text's UTF-8 bytes. */
export function bytesOf(text: string): Bytes {
  return Buffer.byteLength(text) === text.length ? text : Buffer.from(text).toString("latin1");
}

/** FIN, and the opcode of a text frame. */
const FINAL_TEXT = 0x81;

/** Returns the header of an unmasked text frame of that many bytes (RFC 6455, 5.2). */
export function frameHeader(length: number): Bytes {
  if (length < 126) return String.fromCharCode(FINAL_TEXT, length);
  if (length < 0x1_0000) return String.fromCharCode(FINAL_TEXT, 126, length >> 8, length & 0xff);
  const high = Math.floor(length / 0x1_0000_0000);
  return String.fromCharCode(FINAL_TEXT, 127, ...fourBytes(high), ...fourBytes(length >>> 0));
}

function fourBytes(word: number): number[] {
  return [word >>> 24, (word >>> 16) & 0xff, (word >>> 8) & 0xff, word & 0xff];
}

/** Returns what stands before the body of a result; the body closes the object. */
export function resultHead(addressee: Addressee): Bytes {
  return `${addressOf(addressee)}"result":`;
}

/** Returns what stands before the body of an error; the body closes the object. */
export function errorHead(addressee: Addressee): Bytes {
  return `${addressOf(addressee)}"error":`;
}

function addressOf({ id, jsonrpc }: Addressee): Bytes {
  const version = jsonrpc === undefined ? "" : `"jsonrpc":"${jsonrpc}",`;
  return bytesOf(`{"id":${JSON.stringify(id)},${version}`);
}

function encodedItem(id: string, json: string): Bytes {
  return bytesOf(`{"type":"data","data":{"id":${id},"data":${json}},"id":${id}}}`);
}

/** Makes the bodies of frames, through the router's transformer. */
export class Codec {
  readonly #serialize: (value: unknown) => unknown;

  constructor(router: AnyTRPCRouter) {
    const { output } = router._def._config.transformer;
    this.#serialize = (value) => output.serialize(value) as unknown;
  }

  /** Returns the body for the answer of a call. */
  data(value: unknown): Bytes {
    return this.#body({ type: "data", data: this.#serialize(value) });
  }

  /** Returns the body for one item of a stream, tracked or not. */
  item(output: unknown): Bytes {
    if (!isTrackedEnvelope(output)) return this.data(output);
    const [id, data] = output;
    if (data instanceof Encoded) return encodedItem(JSON.stringify(id), data.json);
    return this.#body({ type: "data", data: this.#serialize({ id, data }), id });
  }

  error(shape: unknown): Bytes {
    return this.#body(this.#serialize(shape));
  }

  #body(value: unknown): Bytes {
    return bytesOf(`${JSON.stringify(value)}}`);
  }
}
