import { ERROR_CODES, type ErrorCode } from "@trelyazh/protocol";
import type { Translate } from "./create-i18n.ts";

function isErrorCode(code: unknown): code is ErrorCode {
  return ERROR_CODES.some((known) => known === code);
}

/** Returns until when somebody rests, who is refused for that; `time` as their clock shows it. */
export function restingText(t: Translate, time: string): string {
  return t(($) => $.errors.RESTING_UNTIL, { time });
}

/** Returns what leads somebody to the table at which to go on instead. */
export function goThereText(t: Translate): string {
  return t(($) => $.errors.GO_THERE);
}

/** Returns the text of a refusal; anything unknown reads as an internal error. */
export function errorText(t: Translate, code: unknown): string {
  const known = isErrorCode(code) ? code : "INTERNAL";
  return t(($) => $.errors[known]);
}
