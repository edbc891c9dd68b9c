/** What package-lock.json says of a package, as far as it matters here. */
export interface Locked {
  readonly name?: string;
  readonly version?: string;
  readonly license?: string;
  readonly link?: boolean;
  readonly resolved?: string;
  readonly os?: readonly string[];
  readonly cpu?: readonly string[];
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>;
}

/** By place: `apps/server`, `node_modules/zod`, `node_modules/a/node_modules/b`. */
export type Lock = Readonly<Record<string, Locked>>;

/** A package of somebody else's that goes out with the club. */
export interface Shipped {
  readonly place: string;
  readonly name: string;
  readonly version: string;
  /** As its manifest says, an SPDX expression; undefined where it says nothing. */
  readonly license: string | undefined;
  /** Made for one kind of machine, and therefore not installed everywhere. */
  readonly isOfPlatform: boolean;
}

const FOLDER = "node_modules/";

function nameOf(place: string): string {
  return place.slice(place.lastIndexOf(FOLDER) + FOLDER.length);
}

/** What a package asks for at run time. A peer that may be missing is no reason to be there. */
function wantedBy({ dependencies, optionalDependencies, peerDependencies, peerDependenciesMeta }: Locked): string[] {
  const peers = Object.keys(peerDependencies ?? {}).filter((name) => peerDependenciesMeta?.[name]?.optional !== true);
  return [...Object.keys(dependencies ?? {}), ...Object.keys(optionalDependencies ?? {}), ...peers];
}

/** Where a name leads to from a place, as Node looks for it: in the nearest folder upwards. */
function resolve(lock: Lock, from: string, name: string): string | undefined {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf("/")))) {
    const place = folder === "" ? `${FOLDER}${name}` : `${folder}/${FOLDER}${name}`;
    const found = lock[place];
    if (found !== undefined) return found.link === true ? found.resolved : place;
    if (folder === "") return undefined;
  }
}

/** An app is no part of another: the client takes the server's types alone. */
function isApp(place: string): boolean {
  return place.startsWith("apps/") && !place.includes(FOLDER);
}

/** Returns the packages of others that a workspace of ours needs at run time, with all that they need, sorted by name. */
export function shippedWith(lock: Lock, workspace: string): readonly Shipped[] {
  const reached = new Set([workspace]);
  for (const place of reached) {
    for (const name of wantedBy(lock[place] ?? {})) {
      const next = resolve(lock, place, name);
      if (next !== undefined && !isApp(next)) reached.add(next);
    }
  }
  return [...reached]
    .filter((place) => place.includes(FOLDER))
    .map((place) => shippedFrom(lock, place))
    .toSorted((one, other) => (`${one.name} ${one.version}` < `${other.name} ${other.version}` ? -1 : 1));
}

function shippedFrom(lock: Lock, place: string): Shipped {
  const { name = nameOf(place), version = "", license, os, cpu } = lock[place] ?? {};
  return { place, name, version, license, isOfPlatform: os !== undefined || cpu !== undefined };
}
