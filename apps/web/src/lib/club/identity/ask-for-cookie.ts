import { AUTH_PATH, ERROR_CODES, type ErrorCode } from "@trelyazh/protocol";
import { ClubRefusal } from "../club-errors.ts";

/** Asks the club for what only an answer over HTTP can bring: a cookie. Throws a `ClubRefusal`. */
export async function askForCookie(route: string, body: object = {}): Promise<void> {
  await post(route, body);
}

/** Asks the club for what it says only where an address is known, and returns the answer. Throws a `ClubRefusal`. */
export async function askOverHttp(route: string, body: object): Promise<unknown> {
  const response = await post(route, body);
  return response.json();
}

async function post(route: string, body: object): Promise<Response> {
  const response = await fetch(`${AUTH_PATH}/${route}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new ClubRefusal(codeIn(await response.text(), response.status));
  return response;
}

/** What stands between the club and a browser may have answered in its place. */
function codeIn(text: string, status: number): ErrorCode {
  const said = /"clubCode":"(\w+)"/.exec(text)?.[1];
  return ERROR_CODES.find((code) => code === said) ?? (status === 429 ? "TOO_MANY_REQUESTS" : "INTERNAL");
}
