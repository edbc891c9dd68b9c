// @vitest-environment happy-dom
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { StillPage } from "../src/pages/rules/still-page.ts";
import { htmlOf, originOf, robotsTxt, sitemapXml } from "./rules-html.ts";

const SHELL = readFileSync(join(import.meta.dirname, "../index.html"), "utf8");
const ORIGIN = "https://club.example";

// What renders them is made of components, of which this folder's compiler knows nothing.
const { stillPages } = (await import(join(import.meta.dirname, "../src/pages/rules/still-pages.tsx"))) as {
  readonly stillPages: () => Promise<readonly StillPage[]>;
};
const pages = await stillPages();
const documentOf = (html: string) => new DOMParser().parseFromString(html, "text/html");
const written = (page: (typeof pages)[number], origin: string | null = ORIGIN) =>
  documentOf(htmlOf(page, { shell: SHELL, styles: [], origin }));

test("there is a page for each chapter, and for what the club keeps of people, in each language, and each is described in its own words", () => {
  expect(pages).toHaveLength(26);
  expect(new Set(pages.map(({ title }) => title)).size).toBe(26);
  expect(new Set(pages.map(({ description }) => description)).size).toBe(26);
});

describe.each(pages)("$address", (page) => {
  test("is a whole document: language, title, description, canonical address, and the same page in each language", () => {
    const html = written(page);
    const hrefOf = (selector: string) => html.querySelector(selector)?.getAttribute("href");
    expect(html.documentElement.lang).toBe(page.locale);
    expect(html.title).toBe(page.title);
    expect(html.querySelector("meta[name=description]")?.getAttribute("content")).toBe(page.description);
    expect(hrefOf("link[rel=canonical]")).toBe(ORIGIN + page.address);
    const inRussian = page.address.replace(/^\/\w+/u, "/ru");
    expect(hrefOf("link[hreflang=ru]")).toBe(ORIGIN + inRussian);
    expect(hrefOf("link[hreflang=en]")).toBe(ORIGIN + inRussian.replace("/ru", "/en"));
    expect(hrefOf("link[hreflang=x-default]")).toBe(ORIGIN + inRussian.replace("/ru", "/en"));
    expect(html.querySelector('meta[property="og:title"]')?.getAttribute("content")).toBe(page.title);
  });

  test("can be read without scripts: one title, its text, terms that lead to the glossary, and no key in place of a text", () => {
    const html = written(page);
    const main = html.querySelector("#root main");
    expect(main?.querySelectorAll("h1")).toHaveLength(1);
    expect(main?.getAttribute("lang")).toBe(page.locale);
    expect(html.querySelector("noscript")).toBeNull();
    for (const term of html.querySelectorAll("a[data-term]")) {
      expect(term.getAttribute("href")).toBe(`/${page.locale}/rules/glossary#${term.getAttribute("data-term") ?? ""}`);
    }
    expect(main?.textContent).not.toMatch(
      /\b(?:rules|conditions|practice|sentences|score)\.[a-z]+|undefined|\[object/u,
    );
  });
});

test("the glossary has a place for each term that others lead to", () => {
  for (const glossary of pages.filter(({ address }) => address.endsWith("/glossary"))) {
    const html = written(glossary);
    const wanted = pages
      .filter(({ locale }) => locale === glossary.locale)
      .flatMap((page) => [...written(page).querySelectorAll("a[data-term]")])
      .map((term) => term.getAttribute("data-term") ?? "");
    expect(wanted.length).toBeGreaterThan(50);
    expect(wanted.filter((id) => html.getElementById(id) === null)).toEqual([]);
  }
});

test("the worked example stands there whole: ten deals, each with its strokes, and the settlement", () => {
  const paper = pages.find(({ address }) => address === "/en/rules/paper");
  if (paper === undefined) throw new Error("no such page");
  const steps = [...written(paper).querySelectorAll("section[data-whole=true] ol > li[data-current]")];
  expect(steps).toHaveLength(10);
  expect(steps.every((step) => step.querySelectorAll("ul > li").length > 0)).toBe(true);
  expect(written(paper).querySelector("main")?.textContent).toContain("What these ten deals come to");
});

test("its styles are asked for beside those of every page", () => {
  const [page] = pages;
  if (page === undefined) throw new Error("no page");
  const html = htmlOf(page, { shell: SHELL, styles: ["assets/rules.css"], origin: null });
  expect(html).toContain('<link rel="stylesheet" crossorigin href="/assets/rules.css" />');
});

test("without an origin addresses stay relative, and there is no map of the site", () => {
  const [page] = pages;
  if (page === undefined) throw new Error("no page");
  expect(written(page, null).querySelector("link[rel=canonical]")?.getAttribute("href")).toBe(page.address);
  expect(robotsTxt(null)).not.toContain("Sitemap");
  expect(robotsTxt(ORIGIN)).toContain(`Sitemap: ${ORIGIN}/sitemap.xml`);
});

test("the map of the site has every page, each with its languages", () => {
  const map = new DOMParser().parseFromString(sitemapXml(pages, ORIGIN), "text/xml");
  const addresses = [...map.querySelectorAll("loc")].map(({ textContent }) => textContent);
  expect(addresses).toEqual([`${ORIGIN}/`, ...pages.map(({ address }) => ORIGIN + address)]);
});

test("the origin is the first of the operator's addresses; what is none is refused", () => {
  expect(originOf(undefined)).toBeNull();
  expect(originOf("")).toBeNull();
  expect(originOf("https://club.example,https://www.club.example")).toBe("https://club.example");
  expect(() => originOf("club.example")).toThrow("Invalid URL");
  expect(() => originOf("https://club.example/club")).toThrow("no address of a site");
});
