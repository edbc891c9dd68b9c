/**
 * Two rules of our own for oxlint. The first: a text has an element of its own. Translators replace the text nodes of a page. React writes a
 * text that fills its element through that element, and is right whatever stands there; a text beside something else it writes
 * into the node that it made, which may be gone, and takes out by that node, which throws (facebook/react#11538).
 */

const MESSAGE =
  "A text beside something else has an element of its own: <span>…</span>. Translators take it out of React's hands.";

/**
 * @typedef {{ type: "Literal" | "JSXText", value: unknown }
 *   | { type: "CallExpression", callee: { type: string } }
 *   | { type: "ConditionalExpression", consequent: Expression, alternate: Expression }
 *   | { type: "LogicalExpression", right: Expression }
 *   | { type: "ParenthesizedExpression" | "JSXExpressionContainer", expression: Expression }
 *   | { type: "TemplateLiteral" | "BinaryExpression" | "JSXEmptyExpression" | "JSXElement" | "JSXFragment" }} Expression
 *
 * @typedef {{ type: string, children: Expression[] }} Parent
 */

/** @param {Expression} expression @returns {boolean} whether it can be seen to be a text */
function isText(expression) {
  switch (expression.type) {
    case "Literal":
      return (
        typeof expression.value === "number" || (typeof expression.value === "string" && expression.value.trim() !== "")
      );
    case "TemplateLiteral":
    case "BinaryExpression":
      return true;
    case "CallExpression":
      // Lists of elements are made by methods, texts by functions.
      return expression.callee.type === "Identifier";
    case "ConditionalExpression":
      return isText(expression.consequent) || isText(expression.alternate);
    case "LogicalExpression":
      return isText(expression.right);
    case "ParenthesizedExpression":
      return isText(expression.expression);
    default:
      return false;
  }
}

/** @param {Expression} child @returns {boolean} false for blanks between lines */
function isSomething(child) {
  if (child.type === "JSXText") return String(child.value).trim() !== "";
  return child.type !== "JSXExpressionContainer" || child.expression.type !== "JSXEmptyExpression";
}

/** @param {{ report: (problem: { node: object, message: string }) => void }} context */
function ownElement(context) {
  /** @param {Parent} node */
  const check = (node) => {
    const children = node.children.filter(isSomething);
    if (children.length < 2 && node.type === "JSXElement") return;
    for (const child of children) {
      const bare = child.type === "JSXText" || (child.type === "JSXExpressionContainer" && isText(child.expression));
      if (bare) context.report({ node: child, message: MESSAGE });
    }
  };
  return { JSXElement: check, JSXFragment: check };
}

/** The areas of texts that not every page loads, by the part that has them (packages/i18n/src/catalogues/russian-….ts). */
export const AREAS = {
  "at-tables": ["analysis", "conventions", "errors", "hosting", "practice", "score", "sentences", "table"],
  conditions: ["choosing", "conditions", "conventions", "rules"],
  "in-chat": ["chat"],
  "in-checks": ["fairness"],
  "in-lessons": ["hints", "lessons"],
  "in-lobby": ["lobby"],
  "in-moderation": ["moderation"],
  "in-windows": ["account", "form", "names", "pulya", "seeking", "settings"],
  "of-data": ["data"],
  "with-people": ["conduct", "people", "pulyas"],
};

/**
 * The second: a page says nothing that it has not loaded, and would show as its key. The option names the parts that are loaded where
 * something lies, beside what all pages load.
 *
 * @param {{ options: [{ and: string[] }?], report: (problem: { node: object, message: string }) => void }} context
 */
function everywhere(context) {
  const loaded = context.options[0]?.and ?? [];
  const isLoaded = (/** @type {[string, string[]]} */ [part]) => loaded.includes(part);
  // Some are in two parts.
  const known = new Set(
    Object.entries(AREAS)
      .filter(isLoaded)
      .flatMap(([, areas]) => areas),
  );
  const others = Object.values(AREAS)
    .flat()
    .filter((area) => !known.has(area));
  return {
    /** @param {{ object: { name?: string }, property: { name: string } }} node */
    MemberExpression(node) {
      if (node.object.name !== "$" || !others.includes(node.property.name)) return;
      context.report({ node, message: "A text that is not loaded here: the page would show its key." });
    },
  };
}

export default {
  meta: { name: "texts" },
  rules: {
    "own-element": { create: ownElement },
    everywhere: {
      meta: {
        schema: [
          {
            type: "object",
            properties: { and: { type: "array", items: { enum: Object.keys(AREAS) } } },
            additionalProperties: false,
          },
        ],
      },
      create: everywhere,
    },
  },
};
