import { hash, randomBytes } from "node:crypto";
import { parseCookies } from "better-auth/cookies";

const MARK_BYTES = 16;
const MARK = /^[\w-]{22}$/;

/**
 * Every browser is given a mark in a cookie of its own before it is anybody. Once that has come back it is known that this
 * browser keeps cookies, and which requests are those of one browser. It says nothing about anybody, and goes with the browser's session.
 */
export interface BrowserMarks {
  /** Returns the mark in those cookies; null when there is none. */
  markIn(cookies: string | undefined): string | null;
  /** Returns a hash of that mark, which is no use to whoever reads it. */
  browserIn(cookies: string | undefined): string | null;
  /** Returns the header that gives a new mark to whoever sent those cookies; null for anyone who has one. */
  greeting(cookies: string | undefined): string | null;
}

/** Returns the marks of a club, in a cookie that is bound as the session's is. */
export function browserMarks({ name, secure }: { readonly name: string; readonly secure: boolean }): BrowserMarks {
  const attributes = `Path=/; HttpOnly; SameSite=Lax${secure ? "; Secure" : ""}`;
  const markIn = (cookies = "") => {
    const mark = parseCookies(cookies).get(name) ?? "";
    return MARK.test(mark) ? mark : null;
  };
  return {
    markIn,
    browserIn(cookies) {
      const mark = markIn(cookies);
      return mark === null ? null : hash("sha256", mark, "base64url");
    },
    greeting: (cookies) =>
      markIn(cookies) === null ? `${name}=${randomBytes(MARK_BYTES).toString("base64url")}; ${attributes}` : null,
  };
}
