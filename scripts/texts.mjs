/** `npm run i18n:check`, from the root: every text of the catalogues is used somewhere, and stands in every language. */
import { globSync, readFileSync } from "node:fs";
import { basename } from "node:path";

const CATALOGUES = "packages/i18n/src/catalogues";
const SOURCES = ["apps/*/src/**/*.{ts,tsx}", "packages/i18n/src/**/*.ts"];
const PLURAL = /_(?:zero|one|two|few|many|other)$/;
/** A selector as i18next has it: `$.table.hand`, or `$.cards.rank[rank]`, which may name any text below. */
const SELECTOR = /\$\.([\w.]+)(\[)?/g;

/** @param {unknown} node @param {string} path @returns {string[]} the dotted keys of all texts below */
function keysBelow(node, path) {
  if (typeof node !== "object" || node === null) return [path.replace(PLURAL, "")];
  return Object.entries(node).flatMap(([key, value]) => keysBelow(value, path === "" ? key : `${path}.${key}`));
}

/** @param {string} language @returns {Set<string>} */
function textsIn(language) {
  const files = globSync(`${CATALOGUES}/${language}/*.json`);
  return new Set(files.flatMap((file) => keysBelow(JSON.parse(readFileSync(file, "utf8")), basename(file, ".json"))));
}

/** @returns {{ exact: Set<string>, open: string[] }} texts named in full, and the beginnings of those that are not */
function usedTexts() {
  const files = globSync(SOURCES).filter((file) => !/\.test\.tsx?$/.test(file));
  const selectors = files.flatMap((file) => [...readFileSync(file, "utf8").matchAll(SELECTOR)]);
  return {
    exact: new Set(selectors.map(([, path]) => path ?? "")),
    open: selectors.filter(([, , bracket]) => bracket !== undefined).map(([, path]) => `${path}.`),
  };
}

const [russian, english] = [textsIn("ru"), textsIn("en")];
const { exact, open } = usedTexts();
const unused = [...russian].filter((key) => !exact.has(key) && !open.some((beginning) => key.startsWith(beginning)));
const faults = [
  ...unused.map((key) => `${key} is used nowhere`),
  ...[...russian].filter((key) => !english.has(key)).map((key) => `${key} has no English`),
  ...[...english].filter((key) => !russian.has(key)).map((key) => `${key} has no Russian`),
  ...(russian.size === 0 || exact.size === 0 ? ["no text or no use of one was found: the check is blind"] : []),
];
for (const fault of faults) console.error(`i18n: ${fault}`);
process.exitCode = faults.length === 0 ? 0 : 1;
