import { createHmac, timingSafeEqual } from "node:crypto";
import type { Clock } from "../../clock.ts";

/** A page asks for its cookie at once. */
const GOOD_MS = 60_000;

const CLAIM = /^(?<sessionId>[\w-]{1,64})\.(?<until>\d{1,16})\.(?<seal>[\w-]{43})$/;

interface Claimant {
  readonly sessionId: string;
  /** The browser that is to have the cookie. */
  readonly browser: string | null;
}

/**
 * A socket sets no cookies: where a session has got another token over it, the page claims its cookie by what these make. It
 * is good for a minute, for the same browser if that was known, and says no token.
 */
export interface CookieClaims {
  make(claimant: Claimant): string;
  /** Returns the id of the session whose cookie may be given to that browser; null for none. */
  read(claim: string, browser: string | null): string | null;
}

export function cookieClaims({ secret, clock }: { readonly secret: string; readonly clock: Pick<Clock, "wall"> }) {
  const sealOf = (until: number, { sessionId, browser }: Claimant) =>
    createHmac("sha256", secret).update(`cookie of ${sessionId} until ${until} for ${browser}`).digest("base64url");
  const claims: CookieClaims = {
    make(claimant) {
      const until = clock.wall() + GOOD_MS;
      return `${claimant.sessionId}.${until}.${sealOf(until, claimant)}`;
    },
    read(claim, browser) {
      const { sessionId = "", until = "0", seal = "" } = CLAIM.exec(claim)?.groups ?? {};
      if (Number(until) < clock.wall()) return null;
      // A line may be older than the mark of its browser.
      const isRight = [browser, null].some((named) => {
        const right = sealOf(Number(until), { sessionId, browser: named });
        return timingSafeEqual(Buffer.from(right), Buffer.from(seal));
      });
      return isRight ? sessionId : null;
    },
  };
  return claims;
}
