import { RELEASE, TRPC_HTTP_PATH, TRPC_WS_PATH } from "@trelyazh/protocol";
import { ClubSocket } from "./club-socket.ts";
import { Line, type LineWorld } from "./line.ts";
import { passOnPageSignals } from "./page-signals.ts";

const PROBE_MS = 4_000;

/** What anybody may ask, and the club answers without its database. */
const HELLO = encodeURIComponent(JSON.stringify({ release: RELEASE }));

function socketUrl(): string {
  const url = new URL(TRPC_WS_PATH, location.href);
  url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
  return url.href;
}

/** Whoever else answers in the club's place, such as the page of a hotel's network, does not answer in JSON. */
async function isClubThere(): Promise<boolean> {
  try {
    const { status, headers } = await fetch(`${TRPC_HTTP_PATH}/club.hello?input=${HELLO}`, {
      signal: AbortSignal.timeout(PROBE_MS),
    });
    return status < 500 && headers.get("content-type")?.startsWith("application/json") === true;
  } catch {
    return false;
  }
}

const now = () => Math.floor(performance.now());

/** Makes the line of this page; it opens when it is first needed. */
export function createLine(onSignedOut: LineWorld["onSignedOut"]): Line {
  const line = new Line({
    now,
    random: Math.random,
    openSocket: (events) => new ClubSocket(socketUrl(), now, events),
    isClubThere,
    onSignedOut,
  });
  passOnPageSignals((event) => line.tell(event));
  return line;
}
