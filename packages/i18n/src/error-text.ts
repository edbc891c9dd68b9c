import { ERROR_CODES, type ErrorCode } from "@trelyazh/protocol";
import type { Translate } from "./create-i18n.ts";

function isErrorCode(code: unknown): code is ErrorCode {
  return ERROR_CODES.some((known) => known === code);
}

/** Returns the text of a refusal; anything unknown reads as an internal error. */
export function errorText(t: Translate, code: unknown): string {
  const known = isErrorCode(code) ? code : "INTERNAL";
  return t(($) => $.errors[known]);
}
