import {
  checkingDeal,
  hashedInTime,
  hexOf,
  type DealCheckFault,
  type RevealedDeal,
  type Seat,
} from "@trelyazh/preferans";
import { sha256 } from "./digest.ts";
import type { KeptPledge } from "./kept-pledges.ts";

/** A text that was hashed, and its digest in hexadecimal digits. */
export interface HashedText {
  readonly text: string;
  readonly digest: string;
}

/** What comes of checking a deal. */
export interface Verdict {
  /** Null where the deal is fair. */
  readonly fault: DealCheckFault | "OTHER_COMMITMENT" | null;
  /** Whether the viewer's own browser has a part in it; null where it has added nothing. */
  readonly hasOwnPart: boolean | null;
  /** All that was hashed on the way, in order. */
  readonly steps: readonly HashedText[];
}

/** What the viewer knows for themselves, beside what the club tells. */
export interface Witness {
  readonly you: Seat | null;
  readonly kept: KeptPledge | null;
}

/** Checks a deal, and holds it to what this browser saw before it was dealt. */
export async function verdictOn(deal: RevealedDeal, { you, kept }: Witness): Promise<Verdict> {
  const steps: HashedText[] = [];
  const watched = async (bytes: Uint8Array<ArrayBuffer>) => {
    const digest = await sha256(bytes);
    steps.push({ text: new TextDecoder().decode(bytes), digest: hexOf(digest) });
    return digest;
  };
  const check = await hashedInTime(watched, checkingDeal(deal));
  const isOther = kept !== null && kept.commitment !== deal.commitment;
  const fault = isOther ? "OTHER_COMMITMENT" : check.ok ? null : check.code;
  const hasOwnPart = kept === null || you === null ? null : deal.clientNonces[you] === kept.nonce;
  return { fault, hasOwnPart, steps };
}
