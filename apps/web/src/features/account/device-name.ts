/** In this order: most browsers say that they are others as well. */
const BROWSERS = [
  ["Yandex", /YaBrowser/],
  ["Edge", /\bEdg/],
  ["Opera", /\bOPR\/|Opera/],
  ["Samsung Internet", /SamsungBrowser/],
  ["Firefox", /Firefox|FxiOS/],
  ["Chrome", /Chrom(?:e|ium)|CriOS/],
  ["Safari", /Safari/],
] as const;

const SYSTEMS = [
  ["Android", /Android/],
  ["iPhone", /iPhone|iPod/],
  ["iPad", /iPad/],
  ["Windows", /Windows/],
  ["macOS", /Mac OS X|Macintosh/],
  ["ChromeOS", /CrOS/],
  ["Linux", /Linux/],
] as const;

/** What a browser says of itself, in short; null if that is nothing that is known. */
export function deviceIn(userAgent: string | null): { readonly browser: string; readonly system: string } | null {
  const said = userAgent ?? "";
  const browser = BROWSERS.find(([, sign]) => sign.test(said))?.[0];
  const system = SYSTEMS.find(([, sign]) => sign.test(said))?.[0];
  return browser === undefined || system === undefined ? null : { browser, system };
}
