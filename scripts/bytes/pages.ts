/** The manifest of Vite: what became of each module that begins a chunk, and of each chunk. */
export type Manifest = Readonly<Record<string, Chunk>>;

export interface Chunk {
  readonly file: string;
  readonly imports?: readonly string[];
  readonly css?: readonly string[];
}

/** Modules of a page, by their keys in the manifest; the first is the shell's own. */
export interface PageModules {
  /** What the address begins with, as the shell's templates say it. */
  readonly path: string;
  readonly locale: string;
  readonly modules: readonly string[];
}

export interface PageFiles {
  readonly scripts: readonly string[];
  readonly styles: readonly string[];
  readonly fonts: readonly string[];
  /** How many answers have to come one after the other until all is there, the shell's not counted. */
  readonly chain: number;
}

const NAMED = /(?:href|src)="\/(assets\/[^"]+)"/g;
const TEMPLATE = /<template data-load="([^"]+)">(.*?)<\/template>/gs;

/** The files that the shell makes a browser ask for at once, on this page in this language. */
function namedIn(shell: string, { path, locale }: PageModules): Set<string> {
  const templates = [...shell.matchAll(TEMPLATE)].filter(([, name]) =>
    [path, locale, `${path} ${locale}`].includes(name ?? ""),
  );
  const outside = shell.replaceAll(TEMPLATE, "");
  const texts = [outside, ...templates.map(([, , links]) => links ?? "")];
  return new Set(texts.flatMap((text) => [...text.matchAll(NAMED)].map(([, file]) => file ?? "")));
}

function chunkOf(manifest: Manifest, key: string): Chunk {
  const chunk = manifest[key];
  if (chunk === undefined) throw new Error(`The build has no ${key}.`);
  return chunk;
}

/** All chunks that a module needs, each with the number of imports that lead to it. */
function reachedFrom(manifest: Manifest, module: string): Map<string, number> {
  const reached = new Map([[module, 0]]);
  for (const [key, steps] of reached) {
    for (const imported of chunkOf(manifest, key).imports ?? []) {
      if (!reached.has(imported)) reached.set(imported, steps + 1);
    }
  }
  return reached;
}

/** Returns what a page loads before it is complete, and how long the chain of its requests is. */
export function filesOf(manifest: Manifest, shell: string, page: PageModules): PageFiles {
  const named = namedIn(shell, page);
  const scripts = new Set<string>();
  const styles = new Set<string>();
  let chain = 1;
  for (const [index, module] of page.modules.entries()) {
    for (const [key, steps] of reachedFrom(manifest, module)) {
      const { file, css = [] } = chunkOf(manifest, key);
      scripts.add(file);
      for (const style of css) styles.add(style);
      // A module other than the shell's is imported when the shell's runs; an import is known when its importer is there.
      const found = steps + (index === 0 ? 1 : 2);
      if (![file, ...css].every((each) => named.has(each))) chain = Math.max(chain, found);
    }
  }
  for (const file of named) {
    if (file.endsWith(".js")) scripts.add(file);
    if (file.endsWith(".css")) styles.add(file);
  }
  return {
    scripts: [...scripts],
    styles: [...styles],
    fonts: [...named].filter((file) => file.endsWith(".woff2")),
    chain,
  };
}
