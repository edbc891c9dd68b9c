import type { StillPage } from "../src/pages/rules/still-page.ts";

interface Surroundings {
  /** The client's own page, which every other one is made from. */
  readonly shell: string;
  /** Styles of the rules beside those of every page. */
  readonly styles: readonly string[];
  /** Where the club will be found; null where nobody has said it. */
  readonly origin: string | null;
}

const OG_LOCALES = { ru: "ru_RU", en: "en_GB" } as const;
/** For readers of neither language. */
const DEFAULT_LOCALE = "en";

const escape = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

function headOf({ address, alternates, title, description, locale }: StillPage, { styles, origin }: Surroundings) {
  const at = (path: string) => escape(`${origin ?? ""}${path}`);
  const fallback = alternates.find((other) => other.locale === DEFAULT_LOCALE)?.address ?? address;
  const og = (name: string, content: string) => `<meta property="og:${name}" content="${escape(content)}" />`;
  return [
    ...styles.map((file) => `<link rel="stylesheet" crossorigin href="/${file}" />`),
    `<link rel="canonical" href="${at(address)}" />`,
    ...alternates.map((other) => `<link rel="alternate" hreflang="${other.locale}" href="${at(other.address)}" />`),
    `<link rel="alternate" hreflang="x-default" href="${at(fallback)}" />`,
    og("type", "article"),
    og("title", title),
    og("description", description),
    og("locale", OG_LOCALES[locale]),
    // Others read nothing relative there.
    ...(origin === null ? [] : [og("url", `${origin}${address}`), og("image", `${origin}/icon-512.png`)]),
  ].join("\n    ");
}

/** Puts something in the place of what the shell has there; a shell without it is another one than this was written for. */
function put(html: string, place: RegExp, what: string): string {
  if (!place.test(html)) throw new Error(`The page has nothing like ${String(place)}.`);
  return html.replace(place, () => what);
}

/** Returns a page of the rules as a whole document: complete without scripts, and the client's own page with them. */
export function htmlOf(page: StillPage, surroundings: Surroundings): string {
  const { locale, title, description, body } = page;
  let html = put(surroundings.shell, /<html lang="\w+">/u, `<html lang="${locale}">`);
  html = put(html, /<title>[^<]*<\/title>/u, `<title>${escape(title)}</title>`);
  html = put(html, /<meta\s+name="description"[^>]*>/u, `<meta name="description" content="${escape(description)}" />`);
  html = put(html, /\/manifest\.\w+\.webmanifest/u, `/manifest.${locale}.webmanifest`);
  html = put(html, /<\/head>/u, `  ${headOf(page, surroundings)}\n  </head>`);
  html = put(html, /<noscript>.*<\/noscript>/su, "");
  return put(html, /<div id="root"><\/div>/u, `<div id="root">${body}</div>`);
}

/** Tables are for those who have their address. */
export function robotsTxt(origin: string | null): string {
  const lines = ["User-agent: *", "Disallow: /api/", "Disallow: /table/"];
  return `${[...lines, ...(origin === null ? [] : ["", `Sitemap: ${origin}/sitemap.xml`])].join("\n")}\n`;
}

export function sitemapXml(pages: readonly StillPage[], origin: string): string {
  const link = (locale: string, address: string) =>
    `    <xhtml:link rel="alternate" hreflang="${locale}" href="${escape(origin + address)}"/>`;
  const urls = pages.map(({ address, alternates }) =>
    [
      "  <url>",
      `    <loc>${escape(origin + address)}</loc>`,
      ...alternates.map((other) => link(other.locale, other.address)),
      "  </url>",
    ].join("\n"),
  );
  return `${[
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    `  <url>\n    <loc>${escape(origin)}/</loc>\n  </url>`,
    ...urls,
    "</urlset>",
  ].join("\n")}\n`;
}

/** Returns the first of the addresses that an operator has named; null for none. */
export function originOf(setting: string | undefined): string | null {
  const first = setting?.split(",")[0]?.trim().replace(/\/$/u, "") ?? "";
  if (first === "") return null;
  const { origin } = new URL(first);
  if (origin !== first) throw new Error(`PUBLIC_ORIGIN is no address of a site: ${first}`);
  return origin;
}
