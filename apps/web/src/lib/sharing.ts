import { copyText } from "./clipboard.ts";

/** What became of a text that was to go out of the page. */
export type Sharing = "shared" | "copied" | "refused";

interface Shared {
  readonly text: string;
  readonly url: string;
}

/** Tells whether this browser can hand a text to other programs; it keeps that from pages that came over plain HTTP. */
export function mayShare(): boolean {
  return "share" in navigator;
}

/** Whoever has closed the list of programs again has thought better of it. */
const isThoughtBetter = (error: unknown) => error instanceof DOMException && error.name === "AbortError";

async function handOver(shared: Shared): Promise<boolean> {
  try {
    await navigator.share(shared);
    return true;
  } catch (error) {
    return isThoughtBetter(error);
  }
}

/** Has the person share a text with its address; where that cannot be, both are copied. */
export async function share({ text, url }: Shared): Promise<Sharing> {
  if (mayShare() && (await handOver({ text, url }))) return "shared";
  return (await copyText(`${text}\n${url}`)) ? "copied" : "refused";
}
