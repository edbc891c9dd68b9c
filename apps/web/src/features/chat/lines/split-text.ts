import type { ChatLine } from "@trelyazh/protocol";

/** A piece of a line as it is shown. */
export type Piece =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "masked"; readonly text: string }
  | { readonly kind: "link"; readonly text: string; readonly href: string };

/** Addresses as people write them; a sign at the end belongs to the sentence. */
const ADDRESS = /\bhttps?:\/\/[^\s<>"]{3,}[^\s<>"'.,;:!?)\]}»]/giu;

/** Returns a line's text in pieces: what is masked, what can be followed, and the rest. */
export function piecesOf({ text = "", masked = [], links }: Pick<ChatLine, "text" | "masked" | "links">): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const [at, length] of masked) {
    pieces.push(...plain(text.slice(from, at), links === true));
    pieces.push({ kind: "masked", text: text.slice(at, at + length) });
    from = at + length;
  }
  return [...pieces, ...plain(text.slice(from), links === true)];
}

/** Says whether there is an address in a text. */
export function hasAddress(text: string): boolean {
  return text.match(ADDRESS) !== null;
}

function plain(text: string, mayLink: boolean): Piece[] {
  if (text === "") return [];
  if (!mayLink) return [{ kind: "text", text }];
  const pieces: Piece[] = [];
  let from = 0;
  for (const { 0: address, index } of text.matchAll(ADDRESS)) {
    if (!URL.canParse(address)) continue;
    if (index > from) pieces.push({ kind: "text", text: text.slice(from, index) });
    pieces.push({ kind: "link", text: address, href: address });
    from = index + address.length;
  }
  if (from < text.length) pieces.push({ kind: "text", text: text.slice(from) });
  return pieces;
}
