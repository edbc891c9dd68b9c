/**
 * `npm run fonts -w @trelyazh/web`: makes the fonts of `src/styles/fonts` from those of Fontsource. They are the same shapes
 * without what the club does not use: weights, alternates, languages. What it makes is committed.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import subsetFont from "subset-font";

const OUT = join(import.meta.dirname, "../src/styles/fonts");
const require = createRequire(import.meta.url);

/** As in the `unicode-range` of `fonts.css`. */
const PARTS = {
  latin: [
    [0x20, 0xff],
    [0x131, 0x131],
    [0x152, 0x153],
    [0x2bb, 0x2bc],
    [0x2c6, 0x2c6],
    [0x2da, 0x2da],
    [0x2dc, 0x2dc],
    [0x304, 0x304],
    [0x308, 0x308],
    [0x329, 0x329],
    [0x2000, 0x206f],
    [0x20ac, 0x20ac],
    [0x2122, 0x2122],
    [0x2191, 0x2193],
    [0x2212, 0x2212],
    [0x2215, 0x2215],
  ],
  cyrillic: [
    [0x301, 0x301],
    [0x400, 0x45f],
    [0x490, 0x491],
    [0x4b0, 0x4b1],
    [0x2116, 0x2116],
  ],
} as const;

/** What shapes a text without being asked, and the numerals that styles ask for. */
const FEATURES = ["kern", "mark", "mkmk", "ccmp", "locl", "lnum", "tnum"];

const FAMILIES = [
  // `cv11` and `ss03` are the letters that `index.css` chooses.
  {
    name: "inter",
    from: require.resolve("@fontsource-variable/inter/package.json"),
    axes: { wght: { min: 400, max: 700 } },
    features: [...FEATURES, "cv11", "ss03"],
  },
  {
    name: "playfair-display",
    from: require.resolve("@fontsource-variable/playfair-display/package.json"),
    axes: { wght: 600 },
    features: FEATURES,
  },
  // Its alternates make each letter differ from its neighbour, and are two thirds of the font.
  {
    name: "caveat",
    from: require.resolve("@fontsource-variable/caveat/package.json"),
    axes: { wght: { min: 500, max: 700 } },
    features: FEATURES,
  },
] as const;

for (const { name, from, axes, features } of FAMILIES) {
  for (const part of ["latin", "cyrillic"] as const) {
    const source = readFileSync(join(dirname(from), `files/${name}-${part}-wght-normal.woff2`));
    const text = PARTS[part].flatMap(([first, last]) =>
      Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index)),
    );
    const font = await subsetFont(source, text.join(""), {
      targetFormat: "woff2",
      variationAxes: axes,
      keepFeatures: [...features],
    });
    writeFileSync(join(OUT, `${name}.${part}.woff2`), font);
    console.log(`${name}.${part}`.padEnd(28), `${source.length} → ${font.length}`);
  }
}
