import type { Page } from "@playwright/test";

/** Collects the codes of all cards that reach a page's socket from now on. */
export function watchCards(page: Page): ReadonlySet<string> {
  const seen = new Set<string>();
  page.on("websocket", (socket) => {
    socket.on("framereceived", ({ payload }) => {
      for (const [, card] of String(payload).matchAll(/"([789TJQKA][scdh])"/g)) seen.add(card ?? "");
    });
  });
  return seen;
}

/** Returns all that the club has said to a page from now on, by sockets and otherwise. */
export function watchWords(page: Page): () => Promise<string> {
  const said: Promise<string>[] = [];
  page.on("websocket", (socket) =>
    socket.on("framereceived", ({ payload }) => said.push(Promise.resolve(String(payload)))),
  );
  page.on("response", (response) => {
    if (new URL(response.url()).pathname.startsWith("/api/")) said.push(response.text().catch(() => ""));
  });
  return async () => (await Promise.all(said)).join("\n");
}

/** Counts the moves that a page sends to the club from now on. */
export function watchMoves(page: Page): () => number {
  let moves = 0;
  page.on("websocket", (socket) =>
    socket.on("framesent", ({ payload }) => (moves += String(payload).split('"table.act"').length - 1)),
  );
  return () => moves;
}
