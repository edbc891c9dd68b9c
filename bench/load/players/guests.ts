import { createHmac, randomUUID } from "node:crypto";
import { authSchema, type Database } from "@trelyazh/db";

/** Rows in one statement; PostgreSQL takes 65 535 parameters at most. */
const ROWS = 2_000;
const YEAR_MS = 365 * 24 * 60 * 60 * 1000;

/**
 * Makes guests with sessions, as signing in by HTTP does, but thousands in a second. Returns their cookies, which the
 * server checks like any other.
 */
export async function inviteGuests(
  { db }: Database,
  { count, secret }: { readonly count: number; readonly secret: string },
): Promise<string[]> {
  const guests = Array.from({ length: count }, (_, index) => ({ id: randomUUID(), token: randomUUID(), index }));
  const expiresAt = new Date(Date.now() + YEAR_MS);
  for (let first = 0; first < count; first += ROWS) {
    const some = guests.slice(first, first + ROWS);
    await db.insert(authSchema.user).values(
      some.map(({ id, index }) => ({
        id,
        name: `Guest ${index + 1}`,
        email: `${id}@guest.invalid`,
        isAnonymous: true,
      })),
    );
    await db.insert(authSchema.session).values(some.map(({ id, token }) => ({ token, userId: id, expiresAt })));
  }
  return guests.map(({ token }) => cookieOf(token, secret));
}

/** The session cookie as it is set over http: the token and its signature. */
function cookieOf(token: string, secret: string): string {
  const signature = createHmac("sha256", secret).update(token).digest("base64");
  return `trelyazh=${encodeURIComponent(`${token}.${signature}`)}`;
}
