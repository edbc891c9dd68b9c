import { expect, test } from "vitest";
import { showPageOf } from "./page-of-notice.ts";

/** The club's windows at those addresses; tells what became of them. */
function windowsAt(...urls: readonly string[]) {
  const done: string[] = [];
  const tell = (what: string) => Promise.resolve(void done.push(what));
  const windows = {
    matchAll: () => Promise.resolve(urls.map((url) => ({ url, focus: () => tell(`focus ${url}`) }))),
    openWindow: (path: string) => tell(`open ${path}`),
  };
  return { windows, done, close: () => void done.push("close") };
}

const TABLE = "https://club.example/table/1?over=paper";

test.each([
  ["the page that has shown it", "/table/1", `focus ${TABLE}`],
  ["that page anew, if it is closed", "/table/2", "open /table/2"],
  ["the club, if it is another release's", { table: 2 }, "open /"],
])("a pressed notice goes away and leads to %s", async (_, data, done) => {
  const club = windowsAt("https://club.example/lobby", TABLE);
  await showPageOf({ data, close: club.close }, club.windows);
  expect(club.done).toEqual(["close", done]);
});
