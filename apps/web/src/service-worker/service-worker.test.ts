import { expect, test } from "vitest";
import { answerTo } from "./answer.ts";
import { fakeCaches } from "./fake-caches.fixture.ts";
import { mayTakeOver } from "./may-take-over.ts";
import { ShellCache, type Shell } from "./shell-cache.ts";

const ORIGIN = "https://club.example";
const FIRST: Shell = { entry: "/assets/index-1.js", files: ["/assets/index-1.js", "/assets/fonts.woff2"] };
const SECOND: Shell = { entry: "/assets/index-2.js", files: ["/assets/index-2.js", "/assets/fonts.woff2"] };

const pageOf = ({ entry }: Shell) => `<!doctype html><html lang="ru"><script src="${entry}"></script></html>`;

/** A browser with a worker, before a site that serves one build, or nothing at all. */
function browser() {
  const caches = fakeCaches();
  const asked: string[] = [];
  let site: "away" | "silent" | Response | Shell = FIRST;
  const fetch = async (input: string | Request): Promise<Response> => {
    const path = typeof input === "string" ? input : new URL(input.url).pathname;
    asked.push(path);
    if (site === "away") throw new TypeError("Failed to fetch");
    if (site === "silent") return new Promise(() => undefined);
    if (site instanceof Response) return site.clone();
    if (path.startsWith("/assets/")) return new Response(path, { status: site.files.includes(path) ? 200 : 404 });
    return new Response(pageOf(site), { headers: { "content-encoding": "br", "content-type": "text/html" } });
  };
  return {
    caches,
    asked,
    serve: (now: typeof site) => (site = now),
    worker: (shell: Shell) => {
      const kept = new ShellCache(shell, { caches, fetch });
      const ask = (path: string, init: { readonly mode?: string; readonly method?: string } = {}) => {
        const { mode = "cors", method = "GET" } = init;
        // Nobody but a browser can make a request for a page.
        const request = { url: new URL(path, ORIGIN).href, method, mode } as Request;
        return answerTo(request, { fetch, shell: kept, origin: ORIGIN, wait: () => Promise.resolve() });
      };
      const page = async (path: string) => (await ask(path, { mode: "navigate" }))?.text();
      return { kept, ask, page };
    },
  };
}

test("without a line every address gets the page that was kept, and it says that the club was away", async () => {
  const { worker, serve } = browser();
  const { kept, ask, page } = worker(FIRST);
  await kept.fill();
  serve("away");
  expect(await page("/table/7")).toBe(pageOf(FIRST).replace("<html", '<html data-club="away"'));
  const answer = await ask("/", { mode: "navigate" });
  expect(answer?.headers.has("content-encoding")).toBe(false);
});

test("a line on which nothing comes, and a proxy before a club that is away, count as no line", async () => {
  const { worker, serve } = browser();
  const { kept, page } = worker(FIRST);
  await kept.fill();
  for (const site of ["silent", new Response("Bad gateway", { status: 502 })] as const) {
    serve(site);
    expect(await page("/")).toContain('data-club="away"');
  }
});

test("an old page never stands in for a new one that can be had", async () => {
  const { worker, serve } = browser();
  const { kept, page } = worker(FIRST);
  await kept.fill();
  serve(SECOND);
  expect(await page("/lobby")).toBe(pageOf(SECOND));
});

test("files of the build come from what was kept, everything else from the network as if nobody stood in between", async () => {
  const { worker, serve } = browser();
  const { kept, ask } = worker(FIRST);
  await kept.fill();
  serve("away");
  expect(await (await ask("/assets/index-1.js"))?.text()).toBe("/assets/index-1.js");
  expect(ask("/assets/index-2.js")).toBeNull();
  expect(ask("/api/trpc/session.me")).toBeNull();
  expect(ask("/api/ws", { mode: "navigate" })).toBeNull();
  expect(ask("/assets/index-1.js", { method: "POST" })).toBeNull();
  expect(ask("https://elsewhere.example/assets/index-1.js")).toBeNull();
});

test("the shell of the next build fetches only what is new, and the old one is dropped when it begins", async () => {
  const { worker, serve, asked, caches } = browser();
  await worker(FIRST).kept.fill();
  asked.length = 0;
  serve(SECOND);
  const { kept } = worker(SECOND);
  await kept.fill();
  expect(asked).toEqual(["/", "/assets/index-2.js"]);
  await caches.open("somebody else's");
  await kept.dropOthers();
  expect(await caches.keys()).toEqual(["trelyazh /assets/index-2.js", "somebody else's"]);
});

test("a worker that finds the page of another build, or not all of its own, is not installed", async () => {
  const { worker, serve } = browser();
  serve(SECOND);
  await expect(worker(FIRST).kept.fill()).rejects.toThrow("another build");
  serve({ ...FIRST, files: [FIRST.entry] });
  await expect(worker(FIRST).kept.fill()).rejects.toThrow("/assets/fonts.woff2: 404");
});

test("where nothing was kept, a page that cannot be had fails as it would without a worker", async () => {
  const { worker, serve } = browser();
  serve("away");
  await expect(worker(FIRST).page("/")).rejects.toThrow("Failed to fetch");
});

test("a worker that waits comes for a page of its own build, and not while another page is open", () => {
  const asked = { type: "takeOver", entry: SECOND.entry } as const;
  expect(mayTakeOver(asked, SECOND, 1)).toBe(true);
  expect(mayTakeOver(asked, SECOND, 2)).toBe(false);
  expect(mayTakeOver(asked, FIRST, 1)).toBe(false);
});
