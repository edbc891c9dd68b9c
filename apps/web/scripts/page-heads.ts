import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin, Rolldown } from "vite";

/** What an address begins with, and the module that its page's code begins with. */
const PAGES = {
  "/": "src/routes/index.tsx",
  "/lobby": "src/routes/lobby.tsx",
  "/table": "src/routes/table.$tableId.tsx",
  "/practice": "src/routes/practice.tsx",
  "/learn": "src/routes/learn.tsx",
} as const;

const LOCALES = {
  ru: "packages/i18n/src/catalogues/russian",
  en: "packages/i18n/src/catalogues/english",
} as const;

/** The parts of a language's texts that a page says beside what all say. */
const TEXTS = {
  "/lobby": ["in-lobby"],
  "/table": ["at-tables"],
  "/practice": ["at-tables"],
  "/learn": ["at-tables", "in-lessons"],
} as const;

/** Of the fonts that begin a page: the parts that its language is written with. */
const FONTS = { ru: ["latin", "cyrillic"], en: ["latin"] } as const;
const FIRST_FAMILIES = ["inter", "playfair-display"];

/** Where `index.html` gets what the build knows. */
const PLACE = "<!-- What this page needs: scripts/page-heads.ts -->";

type Bundle = Rolldown.OutputBundle;

interface Parts {
  readonly scripts: readonly string[];
  readonly styles: readonly string[];
}

/** The chunk that begins with a module, and all that it imports at once. */
export function partsOf(bundle: Bundle, module: string): Parts {
  const chunks = Object.values(bundle).filter((file) => file.type === "chunk");
  const begin = chunks.find(({ facadeModuleId }) => facadeModuleId?.split("?")[0]?.endsWith(module) === true);
  if (begin === undefined) throw new Error(`No chunk begins with ${module}.`);
  const reached = new Set([begin.fileName]);
  for (const name of reached) {
    const chunk = bundle[name];
    if (chunk?.type === "chunk") for (const imported of chunk.imports) reached.add(imported);
  }
  const scripts = [...reached];
  const styles = scripts.flatMap((name) => [
    ...(chunks.find((chunk) => chunk.fileName === name)?.viteMetadata?.importedCss ?? []),
  ]);
  return { scripts, styles: [...new Set(styles)] };
}

const moduleLink = (file: string) => `<link rel="modulepreload" crossorigin href="/${file}">`;
const styleLink = (file: string) => `<link rel="preload" as="style" crossorigin href="/${file}">`;
const fontLink = (file: string) => `<link rel="preload" as="font" type="font/woff2" crossorigin href="/${file}">`;

function fontsOf(bundle: Bundle, locale: keyof typeof FONTS): string[] {
  const wanted = FIRST_FAMILIES.flatMap((family) => FONTS[locale].map((part) => `assets/${family}.${part}-`));
  return wanted.map((beginning) => {
    const found = Object.keys(bundle).find((name) => name.startsWith(beginning) && name.endsWith(".woff2"));
    if (found === undefined) throw new Error(`No font begins with ${beginning}.`);
    return found;
  });
}

function template(name: string, links: readonly string[]): string {
  return `<template data-load="${name}">${links.join("")}</template>`;
}

/** Everything that a page's head may need, and the script that takes what this page in this language does need. */
function heads(bundle: Bundle, html: string): string {
  const missing = (file: string) => !html.includes(`"/${file}"`);
  const loading = (name: string, module: string, fonts: readonly string[] = []) => {
    const { scripts, styles } = partsOf(bundle, module);
    const links = [...scripts.filter(missing).map(moduleLink), ...styles.filter(missing).map(styleLink)];
    return template(name, [...links, ...fonts.map(fontLink)]);
  };
  const ofPages = Object.entries(PAGES).map(([path, module]) => loading(path, module));
  const ofLocales = (["ru", "en"] as const).flatMap((locale) => [
    loading(locale, `${LOCALES[locale]}.ts`, fontsOf(bundle, locale)),
    ...Object.entries(TEXTS).flatMap(([path, parts]) =>
      parts.map((part) => loading(`${path} ${locale}`, `${LOCALES[locale]}-${part}.ts`)),
    ),
  ]);
  const script = readFileSync(join(import.meta.dirname, "inline/begin.js"), "utf8");
  return `${[...ofPages, ...ofLocales].join("\n    ")}\n    <script>${script}</script>`;
}

/**
 * Lets the browser ask for all that a page needs as soon as the shell has come, though the shell is the same for all pages:
 * what each needs lies in a template, and a script in the shell takes out the right ones, before any style is waited for.
 * The script is the same in each build, so that policies can name its hash (decision 024).
 */
export function pageHeads(): Plugin {
  return {
    name: "trelyazh:page-heads",
    transformIndexHtml: {
      order: "post",
      handler: (html, { bundle }) => html.replace(PLACE, () => (bundle === undefined ? "" : heads(bundle, html))),
    },
  };
}
