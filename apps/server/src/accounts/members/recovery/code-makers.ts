import { createHmac, randomInt, timingSafeEqual } from "node:crypto";

/** Without letters and digits that are taken for one another. */
const SIGNS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
const LENGTH = 12;
const GROUP = 4;

/** Returns the code of a row: six digits that follow from its id and the club's secret, so that they are kept nowhere. */
export function codeOf(id: string, secret: string): string {
  const number = createHmac("sha256", secret).update(`code ${id}`).digest().readUInt32BE(0) % 1_000_000;
  return String(number).padStart(6, "0");
}

/** Says whether that is the code of a row. */
export function isCodeOf(id: string, said: string, secret: string): boolean {
  const right = Buffer.from(codeOf(id, secret));
  const given = Buffer.from(said);
  return right.length === given.length && timingSafeEqual(right, given);
}

/** Makes a code to be written down: sixty bits, in groups that can be read out. */
export function newRecoveryCode(): string {
  const signs = Array.from({ length: LENGTH }, () => SIGNS[randomInt(SIGNS.length)]).join("");
  return signs.replace(new RegExp(`.{${GROUP}}(?=.)`, "g"), "$&-");
}

/** Returns under which hash a member's code is kept, however it is typed. */
export function recoveryHashOf(userId: string, code: string, secret: string): string {
  const plain = code.toUpperCase().replaceAll(/[^A-Z0-9]/g, "");
  return createHmac("sha256", secret).update(`recovery code of ${userId}: ${plain}`).digest("base64url");
}
