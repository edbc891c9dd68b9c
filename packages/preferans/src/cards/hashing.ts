/** SHA-256 of some bytes, computed at once. */
export type Sha256 = (bytes: Uint8Array<ArrayBuffer>) => Uint8Array;

/**
 * A computation that has digests made for it: it yields the bytes to be hashed, and goes on with their SHA-256. So it neither
 * knows who hashes nor whether that takes time, as it does in browsers.
 */
export type Hashing<T> = Generator<Uint8Array<ArrayBuffer>, T, Uint8Array>;

/** Carries a computation out with a hash that is there at once. */
export function hashedBy<T>(sha256: Sha256, hashing: Hashing<T>): T {
  let step = hashing.next();
  while (step.done !== true) step = hashing.next(sha256(step.value));
  return step.value;
}

/** Carries a computation out with a hash that takes its time. */
export async function hashedInTime<T>(
  digest: (bytes: Uint8Array<ArrayBuffer>) => Promise<Uint8Array>,
  hashing: Hashing<T>,
): Promise<T> {
  let step = hashing.next();
  // Each digest is of what follows from the one before.
  while (step.done !== true) step = hashing.next(await digest(step.value));
  return step.value;
}

/** Lines as bytes. Percent-encoding leaves plain ASCII without line breaks, so no two lists of lines give the same bytes. */
export function bytesOf(lines: readonly string[]): Uint8Array<ArrayBuffer> {
  const text = lines.map((line) => encodeURIComponent(line.toWellFormed())).join("\n");
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

/** Bytes in hexadecimal digits, two for each. */
export const hexOf = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
