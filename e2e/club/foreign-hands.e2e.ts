import type { BrowserContext, Page } from "@playwright/test";
import { expect, test } from "../fixtures.ts";
import { Player } from "../player.ts";

/**
 * Does to every page of a context what a browser's translator does, again after each change: each text node gives way to a copy
 * in `font > font`. Tells of the texts that React had made as nodes of their own, and would look for again.
 */
async function translatePages(context: BrowserContext): Promise<readonly string[]> {
  const bare: string[] = [];
  await context.exposeFunction("tellBareText", (text: string) => bare.push(text));
  await context.addInitScript(() => {
    const tell = Reflect.get(window, "tellBareText") as (text: string) => void; // exposed above
    const mine = new WeakSet<Node>();
    const isWritten = (text: Text) =>
      text.data.trim() !== "" && !mine.has(text) && !text.parentElement?.closest("svg,title,script,style");
    const translate = (text: Text) => {
      if (Object.keys(text).some((key) => key.startsWith("__react")))
        tell(`${text.parentElement?.tagName}: ${text.data}`);
      const copy = document.createTextNode(text.data);
      mine.add(copy);
      const inner = document.createElement("font");
      const outer = document.createElement("font");
      inner.append(copy);
      outer.append(inner);
      text.replaceWith(outer);
    };
    const translateAll = () => {
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      const texts: Text[] = [];
      while (walker.nextNode()) texts.push(walker.currentNode as Text); // the walker shows texts alone
      texts.filter(isWritten).forEach(translate);
    };
    const observer = new MutationObserver(translateAll);
    document.addEventListener("DOMContentLoaded", () => {
      translateAll();
      observer.observe(document.body, { childList: true, characterData: true, subtree: true });
    });
  });
  return bare;
}

/** Everything that the table says, but for clocks. */
async function saidAt(page: Page): Promise<string> {
  const lines = (await page.getByRole("main").ariaSnapshot()).split("\n");
  return lines.filter((line) => !/\d:\d\d/.test(line)).join("\n");
}

test("a page whose texts a translator replaces, again and again, is played to the end of a deal, and all it says is true (facebook/react#11538)", async ({
  page,
  context,
}) => {
  const bare = await translatePages(context);
  const faults: string[] = [];
  page.on("pageerror", ({ message }) => faults.push(message));
  await page.goto("/");
  await page.getByRole("button", { name: "Play now" }).click();
  const player = new Player(page);
  // What has been written over and over says the same as what is written for the first time.
  await player.takeTurns(6);
  await player.untilAsked();
  const rewritten = await saidAt(page);
  await page.reload();
  await player.untilAsked();
  await expect.poll(() => saidAt(page)).toBe(rewritten);
  await player.playUntil(page.getByRole("button", { name: /^Analyse deal/ }));
  expect(bare).toEqual([]);
  expect(faults).toEqual([]);
});
