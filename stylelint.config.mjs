/** Where colours, radii, durations and sizes of type come from, and how far a rule reaches (docs/decisions/018). */

const STYLES = "apps/web/src/styles";
const TOKENS = `${STYLES}/tokens.css`;
const BY_TOKEN = "A colour, a radius, a duration or a size of type is a token of apps/web/src/styles/tokens.css.";
const OWN_MODULE = "Styles of a component are a CSS module beside it; what all pages share is in apps/web/src/styles.";
const OWN_CLASSES = "A module's rules are about its own classes.";
const COLOUR_FUNCTIONS = ["rgb", "rgba", "hsl", "hsla", "hwb", "lab", "lch", "oklab", "oklch", "color"];

const byToken = {
  "color-named": ["never", { message: BY_TOKEN }],
  "color-no-hex": [true, { message: BY_TOKEN }],
  "function-disallowed-list": [COLOUR_FUNCTIONS, { message: BY_TOKEN }],
  "declaration-property-unit-disallowed-list": [
    { "/^font(-size)?$/": ["rem"], "/^border-.*radius$/": ["rem", "px"] },
    { message: BY_TOKEN },
  ],
  "declaration-property-value-disallowed-list": [
    { "/^(animation|transition)/": [/(?<![\w.-])(?!0m?s\b)[\d.]+m?s\b/u] },
    { message: BY_TOKEN },
  ],
};

/** What a person mistypes. */
const known = {
  "at-rule-no-unknown": [true, { ignoreAtRules: ["theme", "custom-variant"] }],
  "declaration-block-no-duplicate-properties": true,
  "function-no-unknown": true,
  "no-duplicate-selectors": true,
  "no-unknown-animations": true,
  "no-unknown-custom-properties": true,
  "property-no-unknown": [true, { ignoreProperties: ["composes"] }],
  "selector-pseudo-class-no-unknown": [true, { ignorePseudoClasses: ["global", "local"] }],
  "unit-no-unknown": true,
};

const inModules = {
  "at-rule-disallowed-list": [["import", "value"], { message: OWN_CLASSES }],
  "property-disallowed-list": [["composes"], { message: OWN_CLASSES }],
  "layer-name-pattern": "^components$",
  "rule-nesting-at-rule-required-list": [["layer"], { message: "A module's rules are in @layer components." }],
  "selector-attribute-name-disallowed-list": [["class", "id"], { message: OWN_CLASSES }],
  // A rule without a class of its own would be about every page.
  "selector-disallowed-list": [
    /^(?![^]*[.&])/u,
    { ignore: ["keyframe-selectors"], splitList: true, message: OWN_CLASSES },
  ],
  "selector-max-id": [0, { message: OWN_CLASSES }],
  "selector-pseudo-class-disallowed-list": [["global", "local"], { message: OWN_CLASSES }],
};

export default {
  ignoreFiles: ["**/dist/**"],
  referenceFiles: [TOKENS, `${STYLES}/index.css`],
  rules: { ...known, ...byToken, "selector-disallowed-list": [/^/u, { message: OWN_MODULE }] },
  overrides: [
    { files: ["apps/web/src/**/*.module.css"], rules: inModules },
    { files: [`${STYLES}/*.css`], rules: { "selector-disallowed-list": null } },
    { files: [TOKENS], rules: Object.fromEntries(Object.keys(byToken).map((rule) => [rule, null])) },
  ],
};
