// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createPreference } from "./preference.ts";

const KEY = "trelyazh.tempo";
const make = () => createPreference("tempo", ["slow", "fast"], "slow");

beforeEach(() => localStorage.clear());
afterEach(() => void vi.unstubAllGlobals());

/** Another tab has stored something, as the browser tells it. */
function storeElsewhere(newValue: string | null, key = KEY): void {
  dispatchEvent(new StorageEvent("storage", { key, newValue }));
}

test("a choice is kept, and what is stored but makes no sense is passed over", () => {
  expect(make().get()).toBe("slow");
  make().set("fast");
  expect(make().get()).toBe("fast");
  localStorage.setItem(KEY, "sideways");
  expect(make().get()).toBe("slow");
});

test("what is chosen in one tab is chosen in all of them", () => {
  const preference = make();
  const heard = vi.fn<() => void>();
  const stop = preference.subscribe(heard);
  storeElsewhere("fast", "something else");
  expect(preference.get()).toBe("slow");
  storeElsewhere("fast");
  expect([preference.get(), heard.mock.calls.length]).toEqual(["fast", 1]);
  stop();
  storeElsewhere(null);
  expect([preference.get(), heard.mock.calls.length]).toEqual(["slow", 1]);
});

test("localStorage that throws breaks nothing: the choice lasts as long as the page", () => {
  const forbidden = () => {
    throw new DOMException("Access is denied for this document.", "SecurityError");
  };
  vi.stubGlobal("localStorage", { getItem: forbidden, setItem: forbidden });
  const preference = make();
  preference.set("fast");
  expect(preference.get()).toBe("fast");
});
