import { at } from "../at.ts";
import { DECK, type Card } from "./cards.ts";

/** SHA-256 of some bytes, computed at once. Node and browsers each bring their own. */
export type Sha256 = (bytes: Uint8Array) => Uint8Array;

/** What a deal is drawn from. */
export interface DealSource {
  /** Secret until the deal is over; at least 128 bits of chance. */
  readonly serverSeed: string;
  /** What the players' clients added, by seat; an empty string for none. */
  readonly clientNonces: readonly string[];
  /** Number of the deal in its pulya, from 1. */
  readonly dealNumber: number;
}

/** First line of everything that is hashed; another algorithm gets another number. */
const COMMITMENT_TAG = "trelyazh commitment 1";
const DEAL_TAG = "trelyazh deal 1";

/** Lines as bytes. Percent-encoding leaves plain ASCII without line breaks, so no two lists of lines give the same bytes. */
function bytesOf(lines: readonly string[]): Uint8Array {
  const text = lines.map((line) => encodeURIComponent(line.toWellFormed())).join("\n");
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

/** An endless stream of bytes: the digests of the source with a running number. */
function* byteStream({ serverSeed, clientNonces, dealNumber }: DealSource, sha256: Sha256): Generator<number, never> {
  for (let block = 0; ; block += 1) {
    yield* sha256(bytesOf([DEAL_TAG, serverSeed, String(dealNumber), ...clientNonces, String(block)]));
  }
}

const BYTE_VALUES = 256;

/** A number below `bound` (at most 256), each equally likely: bytes from the incomplete last run are thrown away. */
function drawBelow(bound: number, bytes: Generator<number, never>): number {
  const limit = BYTE_VALUES - (BYTE_VALUES % bound);
  let byte = bytes.next().value;
  while (byte >= limit) byte = bytes.next().value;
  return byte % bound;
}

/** Returns the deck of a deal: a Fisher–Yates shuffle of `DECK` from the end, described step by step in SPEC.md. */
export function shuffle({ sha256, ...source }: DealSource & { readonly sha256: Sha256 }): readonly Card[] {
  const bytes = byteStream(source, sha256);
  const deck = [...DECK];
  for (let last = deck.length - 1; last > 0; last -= 1) {
    const drawn = drawBelow(last + 1, bytes);
    const kept = at(deck, last);
    deck[last] = at(deck, drawn);
    deck[drawn] = kept;
  }
  return deck;
}

const hexOf = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

/** Returns what is published before a deal: the digest of its secret seed, in hex. */
export function commitment({ serverSeed, sha256 }: { readonly serverSeed: string; readonly sha256: Sha256 }): string {
  return hexOf(sha256(bytesOf([COMMITMENT_TAG, serverSeed])));
}

export type DealCheck = { readonly ok: true } | { readonly ok: false; readonly code: "BAD_COMMITMENT" | "BAD_DECK" };

/** Checks a deal after its seed was revealed: the seed is the one committed to, and the deck is drawn from it. */
export function verifyDeal(
  deal: DealSource & { readonly commitment: string; readonly deck: readonly Card[]; readonly sha256: Sha256 },
): DealCheck {
  if (commitment(deal) !== deal.commitment) return { ok: false, code: "BAD_COMMITMENT" };
  const drawn = shuffle(deal);
  const same = deal.deck.length === drawn.length && drawn.every((card, place) => card === deal.deck[place]);
  return same ? { ok: true } : { ok: false, code: "BAD_DECK" };
}
