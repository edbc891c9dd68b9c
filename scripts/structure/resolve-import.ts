import { posix } from "node:path";

/** What a workspace's package.json says of imports. */
export interface Manifest {
  readonly name: string;
  /** Of the workspace, from the root. */
  readonly folder: string;
  readonly exports: Readonly<Record<string, unknown>>;
  /** Such as `"#lib/*": "./src/lib/*"`. */
  readonly imports: Readonly<Record<string, string>>;
}

/** Returns a function that finds the file of ours that an import means; null for whatever is none of ours. */
export function resolver(manifests: readonly Manifest[], files: ReadonlySet<string>) {
  return (from: string, specifier: string): string | null => {
    const path = pathOf(from, specifier, manifests);
    return path !== null && files.has(path) ? path : null;
  };
}

function pathOf(from: string, specifier: string, manifests: readonly Manifest[]): string | null {
  if (specifier.startsWith(".")) return posix.join(posix.dirname(from), specifier);
  if (specifier.startsWith("#")) return pathInside(from, specifier, manifests);
  const exporter = manifests.find(({ name }) => specifier === name || specifier.startsWith(`${name}/`));
  const target = exporter?.exports[`.${specifier.slice(exporter.name.length)}`];
  return exporter !== undefined && typeof target === "string" ? posix.join(exporter.folder, target) : null;
}

function pathInside(from: string, specifier: string, manifests: readonly Manifest[]): string | null {
  const home = manifests.find(({ folder }) => from.startsWith(`${folder}/`));
  for (const [pattern, target] of Object.entries(home?.imports ?? {})) {
    const beginning = pattern.replace("*", "");
    if (home === undefined || !specifier.startsWith(beginning)) continue;
    return posix.join(home.folder, target.replace("*", specifier.slice(beginning.length)));
  }
  return null;
}
