import { expect, test } from "vitest";
import { heldOrder, suitRows } from "./hand-order.ts";

test("suits go by turns of colour, high cards first", () => {
  expect(heldOrder(["7s", "Ah", "Tc", "Kd", "As", "9c", "7h"])).toEqual(["As", "7s", "Kd", "Tc", "9c", "Ah", "7h"]);
});

test("with one red suit it parts the black ones, and the other way round", () => {
  expect(heldOrder(["7s", "Tc", "Ah"])).toEqual(["7s", "Ah", "Tc"]);
  expect(heldOrder(["Kd", "7s", "Ah"])).toEqual(["Kd", "7s", "Ah"]);
  expect(heldOrder(["Kd", "7c", "Ah"])).toEqual(["Kd", "7c", "Ah"]);
});

test("the ten is above the nine and below the jack", () => {
  expect(heldOrder(["9s", "Js", "Ts"])).toEqual(["Js", "Ts", "9s"]);
});

test("card backs keep their number", () => {
  expect(heldOrder(["??", "??"])).toEqual(["??", "??"]);
});

test("an open hand has a row for each suit that it holds", () => {
  expect(suitRows(["7s", "Ah", "Kd", "As", "7h"])).toEqual([["Kd"], ["As", "7s"], ["Ah", "7h"]]);
});
