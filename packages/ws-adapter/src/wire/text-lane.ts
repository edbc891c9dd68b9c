import type { Duplex } from "node:stream";
import type { WebSocket } from "ws";

/** FIN and the opcode of a text frame; a frame that is no more and no less may come between any two others (RFC 6455, 5.2). */
const FINAL_TEXT = 0x81;
/** FIN and the opcodes of control frames. */
const CLOSE = 0x88;
const CONTROL = { first: CLOSE, last: 0x8f } as const;
const MASKED = 0x80;
const MASK_BYTES = 4;
/** Lengths from here on are written in two bytes of their own, and those that have this one more in eight. */
const TWO_BYTES = 126;
const EIGHT_BYTES = 127;
/** Of a frame without a payload. */
const LEAST_BYTES = 2 + MASK_BYTES;
const NOT_ASCII = 0x80;

type DataListener = (this: Duplex, chunk: Buffer) => void;

export interface TextLaneOptions {
  readonly socket: Duplex;
  readonly client: Pick<WebSocket, "once">;
  /** Longer texts are left to the library. */
  readonly laneBytes: number;
  /** A message of as many bytes as characters. */
  readonly onText: (text: string) => void;
  /** Says whether the lane is still to be taken. */
  readonly isOpen: () => boolean;
}

/** A frame that came as a whole. */
interface Frame {
  readonly opening: number;
  readonly payload: number;
  readonly end: number;
}

/**
 * Reads what nearly all frames of a client are, whole short texts of ASCII, right where the network has put them. `ws` makes
 * a stream, three views and a list of each, and the lists keep the chunks from the network alive until the next full
 * collection: with thousands of clients they were what made those necessary once a minute. Any other frame is given to `ws`
 * as it is, and from the first that is cut up or has not come in full `ws` reads all that follows. After a
 * close frame or an error nobody reads any more, as with `ws` alone.
 */
export function openTextLane(options: TextLaneOptions): void {
  const { socket, client } = options;
  const listeners = socket.listeners("data") as DataListener[];
  const [library] = listeners;
  // Then it is not known which of the two reads what.
  if (library === undefined || listeners.length > 1) return;
  let isOver = false;
  const end = (): void => {
    isOver = true;
    socket.off("data", lane);
  };
  const give = (frame: Buffer): void => {
    library.call(socket, frame);
    if (frame[0] === CLOSE) end();
  };
  const reading = { ...options, isOpen: () => !isOver && options.isOpen() };
  const lane = (chunk: Buffer): void => {
    const rest = readFrames(chunk, reading, give);
    // Of a socket that is gone `ws` takes what is left by itself.
    if (isOver || rest === chunk.length || socket.destroyed) return;
    end();
    socket.on("data", library);
    library.call(socket, rest === 0 ? chunk : chunk.subarray(rest));
  };
  socket.off("data", library);
  socket.on("data", lane);
  client.once("error", end);
}

/** Returns where the first byte is that the lane is not for. */
function readFrames(chunk: Buffer, options: TextLaneOptions, onOther: (frame: Buffer) => void): number {
  const { laneBytes, onText, isOpen } = options;
  let at = 0;
  while (at < chunk.length && isOpen()) {
    const frame = frameAt(chunk, at);
    if (frame === null) return at;
    const isText = frame.opening === FINAL_TEXT && frame.end - frame.payload <= laneBytes;
    const text = isText ? unmasked(chunk, frame) : null;
    if (text === null) onOther(chunk.subarray(at, frame.end));
    else onText(text);
    at = frame.end;
  }
  return at;
}

/** Returns the frame that begins there; null if it is cut up, or not there in full, or nothing that a client may send. */
function frameAt(chunk: Buffer, at: number): Frame | null {
  if (chunk.length < at + LEAST_BYTES) return null;
  const opening = chunk.readUInt8(at);
  const second = chunk.readUInt8(at + 1);
  if (!isForLane(opening) || second < MASKED || second === (MASKED | EIGHT_BYTES)) return null;
  const isShort = second < (MASKED | TWO_BYTES);
  const length = isShort ? second - MASKED : chunk.readUInt16BE(at + 2);
  const payload = at + (isShort ? 2 : 4) + MASK_BYTES;
  const end = payload + length;
  return end > chunk.length ? null : { opening, payload, end };
}

function isForLane(opening: number): boolean {
  return opening === FINAL_TEXT || (opening >= CONTROL.first && opening <= CONTROL.last);
}

/** Returns the text; null, with everything as it was, if it is not all ASCII. */
function unmasked(chunk: Buffer, frame: Frame): string | null {
  const { payload, end } = frame;
  if ((applyMask(chunk, frame) & NOT_ASCII) === 0) return chunk.toString("latin1", payload, end);
  applyMask(chunk, frame);
  return null;
}

/** Masks or unmasks the payload; returns all its bytes, joined by "or". */
function applyMask(chunk: Buffer, { payload, end }: Frame): number {
  const mask = payload - MASK_BYTES;
  let all = 0;
  for (let at = payload; at < end; at += 1) {
    const byte = (chunk[at] ?? 0) ^ (chunk[mask + ((at - payload) & 3)] ?? 0);
    chunk[at] = byte;
    all |= byte;
  }
  return all;
}
