import type { ShellCache, Surroundings } from "./shell-cache.ts";

/** How long a page is waited for where the line seems to be there and nothing comes. */
const PATIENCE_MS = 10_000;

/** What proxies say for a club that is away. */
const AWAY = [502, 503, 504];

interface AnswerDeps extends Pick<Surroundings, "fetch"> {
  readonly shell: ShellCache;
  readonly origin: string;
  readonly wait: (ms: number) => Promise<void>;
}

/** Returns the answer to a request, or null where the browser shall ask the network as if nobody stood in between. */
export function answerTo(request: Request, deps: AnswerDeps): Promise<Response> | null {
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== deps.origin || pathname.startsWith("/api/")) return null;
  if (request.mode === "navigate") return freshPage(request, deps);
  return deps.shell.shell.files.includes(pathname) ? keptFile(request, deps) : null;
}

/** The network has the first word: an old page never stands in for a new one that can be had. */
async function freshPage(request: Request, { fetch, shell, wait }: AnswerDeps): Promise<Response> {
  const asked = fetch(request);
  const page = await Promise.race([asked.catch(() => null), wait(PATIENCE_MS).then(() => null)]);
  if (page !== null && !AWAY.includes(page.status)) return page;
  return (await shell.pageWithoutClub()) ?? asked;
}

async function keptFile(request: Request, { fetch, shell }: AnswerDeps): Promise<Response> {
  return (await shell.find(new URL(request.url).pathname)) ?? fetch(request);
}
