import { at } from "../at.ts";
import { DECK, type Card } from "./cards.ts";
import { bytesOf, hashedBy, hexOf, type Hashing, type Sha256 } from "./hashing.ts";

/** What a deal is drawn from. */
export interface DealSource {
  /** Secret until the deal is over; at least 128 bits of chance. */
  readonly serverSeed: string;
  /** What the players' clients added, by seat; an empty string for none. */
  readonly clientNonces: readonly string[];
  /** Number of the deal in its pulya, from 1. */
  readonly dealNumber: number;
}

/** What everybody knows of the drawing of a deal once that is over. */
export interface RevealedSource extends DealSource {
  /** Of the algorithm by which it was drawn. */
  readonly version: number;
  /** What was published before anybody had added anything. */
  readonly commitment: string;
}

/** Bytes drawn from a source: the digests of the source with a running number. */
interface ByteStream {
  readonly source: DealSource;
  blocks: number;
  /** Those of the last block that have not been used. */
  bytes: number[];
}

function* nextByte(stream: ByteStream): Hashing<number> {
  const left = stream.bytes.shift();
  if (left !== undefined) return left;
  const { serverSeed, clientNonces, dealNumber } = stream.source;
  const lines = ["trelyazh deal 1", serverSeed, String(dealNumber), ...clientNonces, String(stream.blocks)];
  stream.bytes = [...(yield bytesOf(lines))];
  stream.blocks += 1;
  return yield* nextByte(stream);
}

const BYTE_VALUES = 256;

/** A number below `bound` (at most 256), each equally likely: bytes from the incomplete last run are thrown away. */
function* drawBelow(bound: number, stream: ByteStream): Hashing<number> {
  const limit = BYTE_VALUES - (BYTE_VALUES % bound);
  let byte = yield* nextByte(stream);
  while (byte >= limit) byte = yield* nextByte(stream);
  return byte % bound;
}

/** Draws the deck of a deal: a Fisher–Yates shuffle of `DECK` from the end, described step by step in SPEC.md. */
function* shuffling(source: DealSource): Hashing<readonly Card[]> {
  const stream: ByteStream = { source, blocks: 0, bytes: [] };
  const deck = [...DECK];
  for (let last = deck.length - 1; last > 0; last -= 1) {
    const drawn = yield* drawBelow(last + 1, stream);
    const kept = at(deck, last);
    deck[last] = at(deck, drawn);
    deck[drawn] = kept;
  }
  return deck;
}

/** It is made of the seed alone, so that it is fixed before anything else of the deal is known. */
function* committing(serverSeed: string): Hashing<string> {
  return hexOf(yield bytesOf(["trelyazh commitment 1", serverSeed]));
}

/** How deals are drawn, by version. A better way gets another number beside these: what was dealt stays checkable. */
const ALGORITHMS: ReadonlyMap<
  number,
  { readonly committing: typeof committing; readonly shuffling: typeof shuffling }
> = new Map([[1, { committing, shuffling }]]);

/** By which `shuffle` and `commitment` go. */
export const SHUFFLE_VERSION = 1;

/** Returns the deck of a deal. */
export function shuffle({ sha256, ...source }: DealSource & { readonly sha256: Sha256 }): readonly Card[] {
  return hashedBy(sha256, shuffling(source));
}

/** Returns what is published before a deal: the digest of its secret seed, in hex. */
export function commitment({ serverSeed, sha256 }: { readonly serverSeed: string; readonly sha256: Sha256 }): string {
  return hashedBy(sha256, committing(serverSeed));
}

/** What can be wrong with a deal. */
export const DEAL_CHECK_FAULTS = ["UNKNOWN_VERSION", "BAD_COMMITMENT", "BAD_DECK"] as const;
export type DealCheckFault = (typeof DEAL_CHECK_FAULTS)[number];

export type DealCheck = { readonly ok: true } | { readonly ok: false; readonly code: DealCheckFault };

/** Checks a deal after its seed was revealed: the seed is the one committed to, and what is drawn from it is what was dealt. */
export function* checkingDrawn(
  source: RevealedSource,
  isDealt: (deck: readonly Card[]) => boolean,
): Hashing<DealCheck> {
  const algorithm = ALGORITHMS.get(source.version);
  if (algorithm === undefined) return { ok: false, code: "UNKNOWN_VERSION" };
  const committed = yield* algorithm.committing(source.serverSeed);
  if (committed !== source.commitment) return { ok: false, code: "BAD_COMMITMENT" };
  return isDealt(yield* algorithm.shuffling(source)) ? { ok: true } : { ok: false, code: "BAD_DECK" };
}

/** Checks a deal of which the whole deck is known, with a hash that is there at once. */
export function verifyDeal({
  sha256,
  deck,
  ...source
}: RevealedSource & { readonly deck: readonly Card[]; readonly sha256: Sha256 }): DealCheck {
  const isDealt = (drawn: readonly Card[]) => drawn.join() === deck.join();
  return hashedBy(sha256, checkingDrawn(source, isDealt));
}
