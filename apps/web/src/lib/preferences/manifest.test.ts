import { readFile } from "node:fs/promises";
import { LOCALES, type Locale } from "@trelyazh/i18n";
import { expect, test } from "vitest";
import { paths } from "../paths.ts";

interface Picture {
  readonly src: string;
  readonly sizes: string;
  readonly type: string;
  readonly purpose?: string;
}

interface Manifest {
  readonly id: string;
  readonly lang: string;
  readonly start_url: string;
  readonly icons: readonly Picture[];
  readonly screenshots: readonly Picture[];
  readonly shortcuts: readonly { readonly url: string }[];
}

const inPublic = (name: string) => readFile(new URL(`../../../public/${name}`, import.meta.url));

async function manifestIn(locale: Locale): Promise<Manifest> {
  // The tests below say what is in it.
  return JSON.parse(String(await inPublic(`manifest.${locale}.webmanifest`))) as Manifest;
}

/** The size that a PNG says of itself, after its signature and the name of its first part. */
function sizeOfPng(png: Buffer): string {
  return `${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`;
}

test("it is one application in every language: only words and pictures with words differ", async () => {
  const [first, ...others] = await Promise.all(LOCALES.map(manifestIn));
  const plain = ({ id, start_url, icons, shortcuts }: Manifest) => ({
    id,
    start_url,
    icons,
    urls: shortcuts.map(({ url }) => url),
  });
  expect(first?.id).toBe("/");
  for (const other of others) expect(plain(other)).toEqual(first && plain(first));
  expect([first, ...others].map((manifest) => manifest?.lang)).toEqual(LOCALES);
});

test.each(LOCALES)(
  "the icons of the %s manifest are there in the sizes that it names, one of them to be masked",
  async (locale) => {
    const { icons } = await manifestIn(locale);
    for (const { src, sizes } of icons.filter(({ type }) => type === "image/png")) {
      expect(sizeOfPng(await inPublic(src.slice(1)))).toBe(sizes);
    }
    expect(icons.some(({ purpose }) => purpose === "maskable")).toBe(true);
  },
);

test.each(LOCALES)("the pictures of the %s manifest are there", async (locale) => {
  const { screenshots } = await manifestIn(locale);
  for (const { src } of screenshots) expect((await inPublic(src.slice(1))).length).toBeGreaterThan(10_000);
});

test("the shortcuts lead to pages of the client", async () => {
  const { shortcuts } = await manifestIn("en");
  expect(shortcuts.map(({ url }) => url)).toEqual([paths.lobby, paths.practice]);
});
