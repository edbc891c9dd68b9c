import { hexOf } from "@trelyazh/preferans";

/** What this browser has seen of a deal before it was dealt, and what it has added to it. */
export interface KeptPledge {
  readonly commitment: string;
  readonly nonce: string;
}

type Kept = Readonly<Record<string, KeptPledge>>;

const keyOf = (tableId: string) => `trelyazh.pledges.${tableId}`;

/** For as long as the tab lives, so that a page that is loaded anew adds the same again, and knows what it has added. */
function readAll(tableId: string): Kept {
  try {
    // Only this module writes it.
    return JSON.parse(sessionStorage.getItem(keyOf(tableId)) ?? "{}") as Kept;
  } catch {
    // Storage may be forbidden by the browser.
    return {};
  }
}

/** Where storage is forbidden, as long as the page. */
const ofThisPage = new Map<string, Kept>();

/** Returns what this browser knows of that deal from the time before it; null if it was not there then. */
export function keptPledge(tableId: string, deal: number): KeptPledge | null {
  return (ofThisPage.get(tableId) ?? readAll(tableId))[String(deal)] ?? null;
}

/** Keeps the first commitment that is told for a deal, and makes up what is added to it. */
export function keepPledge(tableId: string, deal: number, commitment: string): KeptPledge {
  const known = keptPledge(tableId, deal);
  if (known !== null) return known;
  const kept = { commitment, nonce: newNonce() };
  const all = { ...(ofThisPage.get(tableId) ?? readAll(tableId)), [String(deal)]: kept };
  ofThisPage.set(tableId, all);
  try {
    sessionStorage.setItem(keyOf(tableId), JSON.stringify(all));
  } catch {
    // As above.
  }
  return kept;
}

/** 128 bits of chance. */
const newNonce = (): string => hexOf(crypto.getRandomValues(new Uint8Array(16)));
