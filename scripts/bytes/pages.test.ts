import { expect, test } from "vitest";
import { filesOf, type Manifest } from "./pages.ts";

const MANIFEST: Manifest = {
  "index.html": { file: "assets/index.js", imports: ["_react.js"], css: ["assets/index.css"] },
  "_react.js": { file: "assets/react.js" },
  "_cards.js": { file: "assets/cards.js", css: ["assets/cards.css"] },
  "landing.tsx": { file: "assets/landing.js", imports: ["_react.js", "_cards.js"] },
  "lobby.tsx": { file: "assets/lobby.js", imports: ["_cards.js"] },
  "russian.ts": { file: "assets/russian.js" },
};
const link = (file: string) => `<link href="/assets/${file}">`;
const SHELL = `<script src="/assets/index.js"></script>${link("react.js")}${link("index.css")}
<template data-load="/">${link("landing.js")}${link("cards.js")}${link("cards.css")}</template>
<template data-load="/lobby">${link("lobby.js")}</template>
<template data-load="ru">${link("russian.js")}${link("inter.woff2")}</template>
<template data-load="en">${link("playfair.woff2")}</template>`;

const landing = { path: "/", locale: "ru", modules: ["index.html", "landing.tsx", "russian.ts"] };

test("a page is its own chunks, those that they import, the shell's and its language's, each once", () => {
  const { scripts, styles, fonts } = filesOf(MANIFEST, SHELL, landing);
  expect(scripts.toSorted()).toEqual(["cards", "index", "landing", "react", "russian"].map((n) => `assets/${n}.js`));
  expect(styles.toSorted()).toEqual(["assets/cards.css", "assets/index.css"]);
  expect(fonts).toEqual(["assets/inter.woff2"]);
});

test("what the shell names is asked for in one go", () => {
  expect(filesOf(MANIFEST, SHELL, landing).chain).toBe(1);
});

test("what it does not name waits for the script that imports it", () => {
  const lobby = { path: "/lobby", locale: "ru", modules: ["index.html", "lobby.tsx", "russian.ts"] };
  expect(filesOf(MANIFEST, SHELL, lobby).chain).toBe(3);
  expect(filesOf(MANIFEST, SHELL, { ...landing, locale: "en" }).chain).toBe(2);
});

test("a page that the build does not have is no page of nothing", () => {
  expect(() => filesOf(MANIFEST, SHELL, { ...landing, modules: ["gone.tsx"] })).toThrow("gone.tsx");
});
