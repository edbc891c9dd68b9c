/** Rules of our own for oxlint: what stylelint cannot see, since it stands in components (docs/decisions/018). */
import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";

const COLOUR = /#(?:[\da-f]{3,4}|[\da-f]{6}|[\da-f]{8})(?![\w/-])|\b(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch)\(/iu;
/** Utilities such as `bg-[red]`; the palette of Tailwind is switched off, so `bg-red-500` is no colour. */
const NAMED_UTILITY =
  /(?:^|[\s:])(?:bg|text|border(?:-[xytrbl])?|ring|fill|stroke|outline|shadow|from|via|to|accent|caret|decoration|divide)-\[(?:color:)?[a-z]+\]/iu;
const PAINT = /colou?r$|^(?:fill|stroke|background)$/iu;
const NO_PAINT = /^(?:none|inherit|transparent|currentcolor|(?:url|var)\(.*\))$/iu;
const LITERAL = "A colour is a token: name one of apps/web/src/styles/tokens.css.";
const CLASS = /\.(-?[_a-z][\w-]*)/giu;

/**
 * @typedef {{ filename: string, report: (problem: { node: object, message: string }) => void }} Context
 *
 * @typedef {{ type: string, value?: unknown }} Value a node of the syntax tree
 */

/** @param {Context} context */
function noLiteralColour(context) {
  /** @param {object} node @param {unknown} text */
  const check = (node, text) => {
    if (typeof text !== "string" || !(COLOUR.test(text) || NAMED_UTILITY.test(text))) return;
    context.report({ node, message: LITERAL });
  };
  /** @param {unknown} name @param {Value | null} value */
  const checkPaint = (name, value) => {
    if (value?.type !== "Literal" || typeof value.value !== "string" || !PAINT.test(String(name))) return;
    // What looks like a colour anywhere has been refused as a literal.
    if (!NO_PAINT.test(value.value) && !COLOUR.test(value.value)) context.report({ node: value, message: LITERAL });
  };
  return {
    /** @param {Value} node */
    Literal: (node) => check(node, node.value),
    /** @param {{ value: { raw: string } }} node */
    TemplateElement: (node) => check(node, node.value.raw),
    /** @param {{ name: { name: unknown }, value: Value | null }} node */
    JSXAttribute: (node) => checkPaint(node.name.name, node.value),
    /** @param {{ key: { name?: string, value?: unknown }, value: Value }} node */
    Property: (node) => checkPaint(node.key.name ?? node.key.value, node.value),
  };
}

/** @param {string} file a CSS module @returns {Set<string>} its classes */
function classesIn(file) {
  const css = readFileSync(file, "utf8").replaceAll(/\/\*[^]*?\*\//gu, "");
  // What stands before a brace is a selector, or an at-rule, which has no classes.
  const selectors = [...css.matchAll(/([^{};]+)\{/gu)].map(([, selector = ""]) => selector);
  return new Set(selectors.flatMap((selector) => [...selector.matchAll(CLASS)].map(([, name = ""]) => name)));
}

/** @param {Context} context */
function ownModule(context) {
  const own = basename(context.filename).replace(/\.tsx?$/u, ".module.css");
  /** @type {{ name: string | undefined, classes: Set<string>, used: Set<unknown>, node: object }[]} */
  const imported = [];
  return {
    /** @param {{ source: { value: string }, specifiers: { local: { name: string } }[] }} node */
    ImportDeclaration: (node) => {
      const source = node.source.value;
      if (!source.endsWith(".css") || source === "./styles/index.css") return;
      const file = join(dirname(context.filename), source);
      if (source !== `./${own}` || !existsSync(file)) {
        context.report({ node, message: `The styles of a component are beside it: ./${own}` });
        return;
      }
      imported.push({ name: node.specifiers[0]?.local.name, classes: classesIn(file), used: new Set(), node });
    },
    /** @param {{ object: { name?: string }, property: { value?: unknown } }} node */
    MemberExpression: (node) => {
      const module = imported.find(({ name }) => name === node.object.name);
      const name = node.property.value;
      module?.used.add(name);
      if (module?.classes.has(String(name)) === false) context.report({ node, message: `${own} has no such class.` });
    },
    "Program:exit": () => {
      for (const { classes, used, node } of imported) {
        const unused = [...classes].filter((name) => !used.has(name));
        if (unused.length > 0) context.report({ node, message: `Nothing uses .${unused.join(", .")}` });
      }
    },
  };
}

export default {
  meta: { name: "styles" },
  rules: { "no-literal-colour": { create: noLiteralColour }, "own-module": { create: ownModule } },
};
