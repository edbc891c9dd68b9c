/** What of WebCrypto is needed; browsers keep it from pages that came over plain HTTP. */
type Digester = Pick<SubtleCrypto, "digest">;

function digesterOfBrowser(): Digester | undefined {
  return (crypto as Partial<Pick<Crypto, "subtle">>).subtle;
}

/** SHA-256, by the browser where it does that for this page, and by a library else. */
export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const digester = digesterOfBrowser();
  if (digester !== undefined) return new Uint8Array(await digester.digest("SHA-256", bytes));
  const library = await import("@noble/hashes/sha2.js");
  return library.sha256(bytes);
}
