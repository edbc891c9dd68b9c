import { cp, mkdtemp, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { BUILT_CLIENT } from "./club.ts";

/** A file whose name carries a hash of its content. */
const HASHED = /^(.+-[\w-]{8})(\.\w+)$/;

/** A folder with the files of the client, in which a release can take the place of another. */
export class WebRoot implements AsyncDisposable {
  readonly folder: string;

  private constructor(folder: string) {
    this.folder = folder;
  }

  static async make(): Promise<WebRoot> {
    const folder = await mkdtemp(join(tmpdir(), "trelyazh-web-"));
    // Without the compressed twins, which would have to be made anew with each change.
    await cp(BUILT_CLIENT, folder, { recursive: true, filter: (path) => !/\.(?:br|gz)$/.test(path) });
    return new WebRoot(folder);
  }

  /** Brings out the next release: every file has a new hash in its name, and the old ones are gone. */
  async bringOut(): Promise<void> {
    const assets = join(this.folder, "assets");
    const names = (await readdir(assets)).flatMap((name) => {
      const [, stem, ending] = HASHED.exec(name) ?? [];
      return stem === undefined ? [] : [[name, `${stem}next${ending}`] as const];
    });
    const texts = (await readdir(this.folder, { recursive: true })).filter((name) => /\.(?:js|css|html)$/.test(name));
    for (const text of texts) {
      const path = join(this.folder, text);
      const said = await readFile(path, "utf8");
      await writeFile(
        path,
        names.reduce((changed, [name, next]) => changed.replaceAll(name, next), said),
      );
    }
    for (const [name, next] of names) await rename(join(assets, name), join(assets, next));
  }

  /** Takes files away whose names begin like that. */
  async lose(beginning: string): Promise<void> {
    const assets = join(this.folder, "assets");
    const lost = (await readdir(assets)).filter((name) => name.startsWith(beginning));
    for (const name of lost) await rm(join(assets, name));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }
}
