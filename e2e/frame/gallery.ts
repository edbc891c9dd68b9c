import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { createServer, type ViteDevServer } from "vite";

const WEB = join(import.meta.dirname, "../../apps/web");
/** Two servers that wrote into the same one would take each other's files away. */
const CACHE = join(WEB, "node_modules/.gallery", String(process.pid));

/** The gallery of `npm run dev`, which no build has: every state of a table without a club. */
export class Gallery implements AsyncDisposable {
  readonly #server: ViteDevServer;

  private constructor(server: ViteDevServer) {
    this.#server = server;
  }

  /** Serves it on a free port; what pages ask a club for goes to that one. */
  static async open(club: string): Promise<Gallery> {
    const proxy = { "/api": { target: club, ws: true } };
    const server = await createServer({
      root: WEB,
      configFile: join(WEB, "vite.config.ts"),
      cacheDir: CACHE,
      logLevel: "error",
      server: { port: 0, hmr: false, watch: null, proxy },
    });
    await server.listen();
    return new Gallery(server);
  }

  get url(): string {
    const [url] = this.#server.resolvedUrls?.local ?? [];
    if (url === undefined) throw new Error("the gallery is not served");
    return url;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#server.close();
    await rm(CACHE, { recursive: true, force: true });
  }
}

/** Opens the gallery's contents in a language, and returns the addresses of everything in it. */
export async function openContents(page: Page, locale: "en" | "ru"): Promise<readonly string[]> {
  await page.addInitScript((chosen) => localStorage.setItem("trelyazh.locale", chosen), locale);
  await page.goto("/dev/gallery");
  const links = page.getByRole("main").getByRole("link");
  await links.first().waitFor();
  return links.evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""));
}

/** Shows another page of the gallery in the place of the one that is shown, and waits until it is there. */
export async function turnTo(page: Page, address: string): Promise<void> {
  await page.evaluate((next) => history.pushState(null, "", next), address);
  const { searchParams } = new URL(address, page.url());
  await page.locator(`meta[name=gallery][content="${searchParams.get("state")}"]`).waitFor({ state: "attached" });
  // An analysis and a settlement are opened by the page itself.
  if (searchParams.has("over") || /analysis|settled/.test(address))
    await page.getByRole("dialog").or(page.getByRole("menu")).first().waitFor();
  await untilAtRest(page);
}

/** Waits until everything is where it belongs, and as coloured as it will be; clocks may go on. */
export async function untilAtRest(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((seen) => requestAnimationFrame(() => requestAnimationFrame(seen))));
  await page.waitForFunction(() => {
    const LONGEST_MOVE_MS = 2000;
    const isMoving = ({ playState, effect }: Animation) =>
      playState === "running" && Number(effect?.getComputedTiming().endTime ?? 0) < LONGEST_MOVE_MS;
    return !document.getAnimations().some(isMoving);
  });
}
