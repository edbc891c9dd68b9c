/**
 * `npm run bytes`, after `npm run build`: what each page of the client makes a browser load before it is complete; fails where
 * a page is over its budget. `node scripts/bytes/bytes.ts <folder>` weighs a build that lies elsewhere.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { filesOf, type Manifest, type PageFiles } from "./pages.ts";

const FOLDER = process.argv[2] ?? "apps/web";
/** Of the build's own list of its files, beside which `dist` holds them. */
const MANIFEST = join(FOLDER, "dist-notes/manifest.json");

/**
 * kB after gzip of scripts and styles together. Every page knows the way to the people of the club, to their pictures and to its moderators: what they are told, the pictures, and the window of a report, come late; and that a layer goes on being shown under
 * the entry of a term. A table's page has what a player meets there at every turn, in words for the eye
 * and the ear, the cards in each look that they can be given, the places of two, three and four, what shows of a catchers' plan,
 * a way to ask for a hint, and frames around what somebody is advised to do. Its paper is that of the rules too, and compresses apart (decision 058); the library that places hints beside
 * buttons comes with the first of them. Practice has a club of its own besides, with the settings of every convention, and so have the lessons, which bring along the bots that play
 * in them.
 */
const PAGES = [
  { name: "landing", path: "/", module: "src/routes/index.tsx?tsr-split=component", budget: 176 },
  { name: "lobby", path: "/lobby", module: "src/routes/lobby.tsx?tsr-split=component", budget: 180 },
  { name: "table", path: "/table", module: "src/routes/table.$tableId.tsx?tsr-split=component", budget: 275 },
  { name: "practice", path: "/practice", module: "src/routes/practice.tsx?tsr-split=component", budget: 275 },
  { name: "learn", path: "/learn", module: "src/routes/learn.tsx?tsr-split=component", budget: 310 },
] as const;
const LOCALES = { ru: "russian", en: "english" } as const;
/** The parts of a language's texts that a page says beside what all say. */
const TEXTS: Readonly<Record<string, readonly string[]>> = {
  "/lobby": ["in-lobby"],
  "/table": ["at-tables"],
  "/practice": ["at-tables"],
  "/learn": ["at-tables", "in-lessons"],
};
const FONT_BUDGET = 90;
const CHAIN_BUDGET = 1;

interface Weight {
  readonly gzip: number;
  readonly brotli: number;
}

const read = (file: string) => readFileSync(join(FOLDER, "dist", file));
/** A kilobyte has 1024 bytes here. */
const kilobytes = (bytes: number) => bytes / 1024;

function weigh(files: readonly string[]): Weight {
  const contents = files.map(read);
  const sum = (compress: (content: Buffer) => Buffer) =>
    kilobytes(contents.reduce((bytes, content) => bytes + compress(content).length, 0));
  return {
    gzip: sum((content) => gzipSync(content, { level: 9 })),
    brotli: sum((content) => brotliCompressSync(content)),
  };
}

interface Row {
  readonly page: (typeof PAGES)[number];
  readonly locale: string;
  readonly files: PageFiles;
  readonly scripts: Weight;
  readonly styles: Weight;
  readonly fontKb: number;
}

function textsOf(path: string, catalogue: string): string[] {
  const parts = TEXTS[path]?.map((part) => `${catalogue}-${part}`) ?? [];
  return [catalogue, ...parts].map((part) => `../../packages/i18n/src/catalogues/${part}.ts`);
}

function rows(): Row[] {
  const manifest = JSON.parse(readFileSync(MANIFEST, "utf8")) as Manifest; // Vite's own format
  const shell = read("index.html").toString();
  return PAGES.flatMap((page) =>
    Object.entries(LOCALES).map(([locale, catalogue]) => {
      const modules = ["index.html", page.module, ...textsOf(page.path, catalogue)];
      const files = filesOf(manifest, shell, { path: page.path, locale, modules });
      const fontKb = kilobytes(files.fonts.reduce((bytes, file) => bytes + read(file).length, 0));
      return { page, locale, files, scripts: weigh(files.scripts), styles: weigh(files.styles), fontKb };
    }),
  );
}

function show({ page, locale, files, scripts, styles, fontKb }: Row): string {
  const figures = [scripts.gzip, styles.gzip, scripts.gzip + styles.gzip, scripts.brotli + styles.brotli, fontKb];
  const requests = files.scripts.length + files.styles.length + files.fonts.length;
  const columns = [...figures.map((figure) => figure.toFixed(1)), String(requests), String(files.chain)];
  return `${`${page.name} ${locale}`.padEnd(12)}${columns.map((column) => column.padStart(9)).join("")}`;
}

function faultsOf({ page, locale, files, scripts, styles, fontKb }: Row): string[] {
  const loaded = scripts.gzip + styles.gzip;
  const what = `${page.name}, ${locale}`;
  return [
    ...(loaded > page.budget ? [`${what}: ${loaded.toFixed(1)} kB of script and style, over ${page.budget}`] : []),
    ...(fontKb > FONT_BUDGET
      ? [`${what}: ${fontKb.toFixed(1)} kB of fonts before the first paint, over ${FONT_BUDGET}`]
      : []),
    ...(files.chain > CHAIN_BUDGET
      ? [`${what}: ${files.chain} requests wait for one another, over ${CHAIN_BUDGET}`]
      : []),
  ];
}

const weighed = rows();
console.log(
  `${"kB".padEnd(12)}${["scripts", "styles", "gzip", "brotli", "fonts", "requests", "chain"].map((name) => name.padStart(9)).join("")}`,
);
for (const row of weighed) console.log(show(row));
const faults = weighed.flatMap(faultsOf);
for (const fault of faults) console.error(fault);
process.exitCode = faults.length === 0 ? 0 : 1;
