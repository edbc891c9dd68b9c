// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { copyText } from "./clipboard.ts";

const selected: string[] = [];
let allowed = true;

beforeEach(() => {
  selected.length = 0;
  allowed = true;
  document.execCommand = () => {
    const field = document.activeElement;
    if (field instanceof HTMLTextAreaElement) selected.push(field.value);
    return allowed;
  };
});
afterEach(() => void vi.unstubAllGlobals());

function withClipboard(writeText: ((text: string) => Promise<void>) | null): void {
  vi.stubGlobal("navigator", { clipboard: writeText === null ? undefined : { writeText } });
}

test("a text is copied by the clipboard where there is one", async () => {
  const written: string[] = [];
  withClipboard((text) => Promise.resolve(void written.push(text)));
  expect([await copyText("a link"), written, selected]).toEqual([true, ["a link"], []]);
});

test("navigator.clipboard is not there over plain HTTP: the text is selected and copied, and the focus comes back", async () => {
  withClipboard(null);
  const button = document.body.appendChild(document.createElement("button"));
  button.focus();
  expect([await copyText("a link"), selected]).toEqual([true, ["a link"]]);
  expect([document.activeElement, document.querySelector("textarea")]).toEqual([button, null]);
});

test("a clipboard that refuses is gone around too", async () => {
  withClipboard(() => Promise.reject(new Error("not allowed")));
  expect([await copyText("a link"), selected]).toEqual([true, ["a link"]]);
});

test("where no page may copy, that is told", async () => {
  withClipboard(null);
  allowed = false;
  expect(await copyText("a link")).toBe(false);
});
