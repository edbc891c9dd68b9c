// Put in the place of the worker by an operator who wants none any more (docs/operations.md): it takes over, drops
// everything that was kept, and is gone.
declare const self: ServiceWorkerGlobalScope;

async function vanish(): Promise<void> {
  for (const name of await self.caches.keys()) await self.caches.delete(name);
  await self.registration.unregister();
}

self.addEventListener("install", (event) => event.waitUntil(self.skipWaiting()));
self.addEventListener("activate", (event) => event.waitUntil(vanish()));
