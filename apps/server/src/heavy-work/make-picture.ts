import { hash } from "node:crypto";

export interface MadePicture {
  readonly hash: string;
  readonly jpeg: Uint8Array;
}

interface Pixels {
  readonly width: number;
  readonly height: number;
  /** Four for each pixel: red, green, blue, and one that says nothing. */
  readonly data: Uint8Array;
}

/** How wide and high it is, how many bytes it has at most, and of how many pixels and with how much memory at most it is made. */
const SIZE = 256;
const MOST_BYTES = 32 * 1024;
const LIMITS = { maxResolutionInMP: 4, maxMemoryUsageInMB: 96 };

/** The first is good enough for nearly all. */
const QUALITIES = [85, 70, 50, 30, 10];

const HASH_LENGTH = 22;
const CHANNELS = 4;

/**
 * Makes a picture of a member from a JPEG that their page has sent: another one, of our size, in which nothing is left of what the
 * file said besides its pixels. Null for what is none, has too many pixels (found out before they are decoded) or is broken. The codec is
 * plain JavaScript, which a hostile file cannot lead out of its thread.
 */
export async function makePicture({ file }: { readonly file: Uint8Array }): Promise<MadePicture | null> {
  const { default: codec } = await import("jpeg-js");
  const pixels = decoded(() => codec.decode(file, { ...LIMITS, useTArray: true, tolerantDecoding: false }));
  if (pixels === null) return null;
  const square = { width: SIZE, height: SIZE, data: middleOf(pixels) };
  for (const quality of QUALITIES) {
    const { data } = codec.encode(square, quality);
    if (data.byteLength <= MOST_BYTES)
      return { jpeg: new Uint8Array(data), hash: hash("sha256", data, "base64url").slice(0, HASH_LENGTH) };
  }
  return null;
}

/** A file decodes or it does not: why not is its sender's business. */
function decoded(decode: () => Pixels): Pixels | null {
  try {
    return decode();
  } catch {
    return null;
  }
}

/** Returns the pixels of a square from the middle: each of ours is the mean of those that lie under it. */
function middleOf({ width, height, data }: Pixels): Uint8Array {
  const side = Math.min(width, height);
  const [left, top] = [Math.floor((width - side) / 2), Math.floor((height - side) / 2)];
  const square = new Uint8Array(SIZE * SIZE * CHANNELS);
  const edge = (at: number) => Math.floor((at * side) / SIZE);
  for (let y = 0; y < SIZE; y += 1)
    for (let x = 0; x < SIZE; x += 1) {
      const box = { left: left + edge(x), top: top + edge(y), right: left + edge(x + 1), bottom: top + edge(y + 1) };
      for (let channel = 0; channel < CHANNELS; channel += 1)
        square[(y * SIZE + x) * CHANNELS + channel] = meanOf(data, { width, channel, ...box });
    }
  return square;
}

interface Box {
  readonly width: number;
  readonly channel: number;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The mean of one channel in a box, which has one pixel at the least. */
function meanOf(data: Uint8Array, { width, channel, left, top, right, bottom }: Box): number {
  const [across, down] = [Math.max(right - left, 1), Math.max(bottom - top, 1)];
  let sum = 0;
  for (let y = top; y < top + down; y += 1)
    for (let x = left; x < left + across; x += 1) sum += data[(y * width + x) * CHANNELS + channel] ?? 0;
  return Math.round(sum / (across * down));
}
