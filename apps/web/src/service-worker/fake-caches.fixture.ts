type Kept = Map<string, Response>;

/** The caches of a browser as far as the shell needs them: by the path of an address. */
export function fakeCaches(): CacheStorage {
  const all = new Map<string, Kept>();
  const read = (kept: Kept | undefined, path: string) => kept?.get(path)?.clone();
  const cacheOf = (kept: Kept) => ({
    match: (path: string) => Promise.resolve(read(kept, path)),
    put: (path: string, response: Response) => Promise.resolve(void kept.set(path, response)),
  });
  const caches = {
    open(name: string) {
      const kept: Kept = all.get(name) ?? new Map<string, Response>();
      all.set(name, kept);
      return Promise.resolve(cacheOf(kept));
    },
    match: (path: string) => Promise.resolve([...all.values()].map((kept) => read(kept, path)).find(Boolean)),
    keys: () => Promise.resolve([...all.keys()]),
    delete: (name: string) => Promise.resolve(all.delete(name)),
  };
  // The shell asks for nothing else.
  return caches as unknown as CacheStorage;
}
