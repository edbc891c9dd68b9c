// @vitest-environment happy-dom
import { printSettings, settingsOf } from "@trelyazh/preferans";
import { beforeEach, expect, test } from "vitest";
import { MOST_OWN, ownConditions, ownIn } from "./own-conditions.ts";

const text = printSettings(settingsOf("leningrad", { hold: "senior" }));
const names = () => ownConditions.get().map(({ name }) => name);

beforeEach(() => {
  for (const name of names()) ownConditions.remove(name);
});

test("conditions are kept under a name, renamed and removed, and this browser remembers them", () => {
  expect(ownConditions.add({ name: "At Ann's", text })).toBe(true);
  expect(ownIn(localStorage.getItem("trelyazh.conditions"))).toEqual([{ name: "At Ann's", text }]);
  expect(ownConditions.rename("At Ann's", "Fridays")).toBe(true);
  expect(names()).toEqual(["Fridays"]);
  ownConditions.remove("Fridays");
  expect(ownIn(localStorage.getItem("trelyazh.conditions"))).toEqual([]);
});

test("no two have the same name, none has none, and no more are kept than can be looked through", () => {
  ownConditions.add({ name: "Fridays", text });
  ownConditions.add({ name: "Sundays", text });
  expect(ownConditions.add({ name: "Fridays", text })).toBe(false);
  expect(ownConditions.rename("Sundays", "Fridays")).toBe(false);
  expect([ownConditions.add({ name: "", text }), ownConditions.rename("Sundays", "")]).toEqual([false, false]);
  for (let count = 0; count < MOST_OWN; count += 1) ownConditions.add({ name: `No. ${count}`, text });
  expect(names()).toHaveLength(MOST_OWN);
});

test("another tab's change is seen at once", () => {
  const newValue = JSON.stringify([{ name: "There", text }]);
  globalThis.dispatchEvent(new StorageEvent("storage", { key: "trelyazh.conditions", newValue }));
  expect(names()).toEqual(["There"]);
});

test.each([null, "", "{", "{}", "null", "[1, null, {}]", '[{"name": 1, "text": ""}]'])(
  "what is no list of them is none: %s",
  (stored) => {
    expect(ownIn(stored)).toEqual([]);
  },
);
