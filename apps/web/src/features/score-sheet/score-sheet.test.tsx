// @vitest-environment happy-dom
import { settingsOf, startPulya, type ScoreEntry } from "@trelyazh/preferans";
import { act } from "react";
import { expect, test } from "vitest";
import { fakeClub, showInClub } from "#lib/club/testing/fake-club.tsx";
import { ScoreSheet } from "./score-sheet.tsx";

const NAMES = ["Ann", "Bob", "Eve", ""];
const ENTRIES: readonly ScoreEntry[] = [
  { column: "whists", deal: 2, seat: 0, on: 1, amount: 8, reason: "trickWhists" },
  { column: "whists", deal: 5, seat: 0, on: 1, amount: 4, reason: "consolation" },
  { column: "pool", deal: 6, seat: 2, amount: 4, reason: "contractMade" },
];

const settings = settingsOf("sochi");
const begun = startPulya({ settings, dealer: 0 });
const paper = { ...begun, sheet: { ...begun.sheet, entries: ENTRIES } };

test("every part of the sheet says what it is, and asked, for what and in which deal each line was written", async () => {
  const sheet = <ScoreSheet paper={paper} you={0} nameOf={(seat) => NAMES[seat] ?? ""} />;
  const { place, ...shown } = await showInClub(fakeClub().connection, sheet);
  await using _ = shown;
  const cells = [...place.querySelectorAll('[role="button"]')];
  expect(cells.length).toBe(12);
  expect(cells.filter((cell) => cell.getAttribute("tabindex") === "0").length).toBe(1);
  const whists = place.querySelector('[aria-label="Ann, whists on Bob: 12"]');
  const eight = whists?.parentElement?.querySelector('[data-deal="2"]');
  if (!eight) throw new Error("the eight of the second deal is not written");
  eight.getBoundingClientRect = () => new DOMRect(40, 40, 20, 20);
  const hit = new MouseEvent("click", { bubbles: true, clientX: 50, clientY: 50 });
  act(() => void whists?.dispatchEvent(hit));
  const lines = [...place.querySelectorAll("section li")];
  expect(lines.map(({ textContent }) => textContent)).toEqual([
    "Deal 5 You write 4 whists on Bob, consolation",
    "Deal 2 You write 8 whists on Bob, for tricks",
  ]);
  expect(lines.map((line) => line.getAttribute("data-hit"))).toEqual(["false", "true"]);
});
