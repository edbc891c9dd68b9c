// @vitest-environment happy-dom
import { pickLocale } from "@trelyazh/i18n";
import { beforeEach, expect, test, vi } from "vitest";

const load = (name: string) => `<template data-load="${name}"><meta name="loads" content="${name}"></template>`;

beforeEach(() => {
  localStorage.clear();
  document.head.innerHTML = ["/", "/lobby", "/table", "ru", "en", "/table ru", "/table en"].map(load).join("");
  return () => vi.restoreAllMocks();
});

async function visit(path: string, languages: readonly string[]): Promise<void> {
  history.replaceState(null, "", path);
  vi.spyOn(navigator, "languages", "get").mockReturnValue(languages);
  vi.resetModules();
  await import("./begin.js");
}

const loaded = () => [...document.querySelectorAll<HTMLMetaElement>("head > meta")].map(({ content }) => content);

test.each([[["de-DE", "ru-RU", "en"]], [["en-GB"]], [["RU"]], [["fr"]], [[]]])(
  "a browser in %j gets the language that the client will speak",
  async (languages) => {
    await visit("/", languages);
    expect(document.documentElement.lang).toBe(pickLocale(languages));
  },
);

test("what somebody has chosen here is there before the first paint; what is no choice is not", async () => {
  localStorage.setItem("trelyazh.locale", "ru");
  localStorage.setItem("trelyazh.theme", "dark");
  await visit("/", ["en"]);
  expect([document.documentElement.lang, document.documentElement.dataset["theme"]]).toEqual(["ru", "dark"]);
  localStorage.setItem("trelyazh.locale", "xx");
  await visit("/", ["en"]);
  expect(document.documentElement.lang).toBe("en");
});

test.each([
  ["/", ["/", "en"]],
  ["/lobby?over=newTable", ["/lobby", "en"]],
  ["/table/8e0f8a3e", ["/table", "en", "/table en"]],
  ["/nowhere", ["en"]],
])("%s asks for what it needs, and for nothing else", async (path, needs) => {
  await visit(path, ["en"]);
  expect(loaded()).toEqual(needs);
});

test("a browser that keeps nothing gets its page all the same", async () => {
  vi.spyOn(Storage.prototype, "getItem").mockImplementation(() => {
    throw new DOMException("denied", "SecurityError");
  });
  await visit("/lobby", ["ru"]);
  expect(loaded()).toEqual(["/lobby", "ru"]);
});
