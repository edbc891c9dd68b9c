import type { TakeOver } from "../lib/service-worker/take-over.ts";
import { answerTo } from "./answer.ts";
import { mayTakeOver } from "./may-take-over.ts";
import { showPageOf } from "./page-of-notice.ts";
import { ShellCache, type Shell } from "./shell-cache.ts";

declare const self: ServiceWorkerGlobalScope;
/** Written here by the build. */
declare const SHELL_OF_BUILD: Shell;

const fetch = (input: string | Request, init?: RequestInit) => self.fetch(input, init);
const shell = new ShellCache(SHELL_OF_BUILD, { caches: self.caches, fetch });
const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

async function takeOver(asked: TakeOver): Promise<void> {
  const pages = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  if (mayTakeOver(asked, shell.shell, pages.length)) await self.skipWaiting();
}

async function begin(): Promise<void> {
  await shell.dropOthers();
  await self.clients.claim();
}

self.addEventListener("install", (event) => event.waitUntil(shell.fill()));
self.addEventListener("activate", (event) => event.waitUntil(begin()));
self.addEventListener("message", (event) => {
  // Only this client's own pages can send one (lib/service-worker/register.ts).
  event.waitUntil(takeOver(event.data as TakeOver));
});
self.addEventListener("notificationclick", (event) => {
  const { notification } = event;
  const data: unknown = notification.data;
  event.waitUntil(showPageOf({ data, close: () => notification.close() }, self.clients));
});
self.addEventListener("fetch", (event) => {
  const answer = answerTo(event.request, { fetch, shell, wait, origin: self.location.origin });
  if (answer !== null) event.respondWith(answer);
});
