// @vitest-environment happy-dom
import { afterEach, describe, expect, test, vi } from "vitest";
import { openTabChannel } from "./tab-channel.ts";

afterEach(() => {
  vi.unstubAllGlobals();
  localStorage.clear();
});

/** What other tabs are told when this one has set a key, as the browser does it. */
function passOn(key: string): void {
  dispatchEvent(new StorageEvent("storage", { key, newValue: localStorage.getItem(key) }));
}

describe("tabs hear each other", () => {
  test("over a broadcast, and not themselves", async () => {
    const [here, there] = [openTabChannel("broadcast"), openTabChannel("broadcast")];
    const own: unknown[] = [];
    here.hear((message) => own.push(message));
    const heard = new Promise((resolve) => {
      there.hear(resolve);
    });
    here.tell({ kind: "hello" });
    expect([await heard, own]).toEqual([{ kind: "hello" }, []]);
  });

  test("by what is stored, where a browser has no broadcast; the same message twice is heard twice", () => {
    vi.stubGlobal("BroadcastChannel", undefined);
    const channel = openTabChannel("stored");
    const heard: unknown[] = [];
    const stop = channel.hear((message) => heard.push(message));
    channel.tell("hello");
    const first = localStorage.getItem("stored");
    passOn("stored");
    channel.tell("hello");
    passOn("stored");
    passOn("something else");
    stop();
    passOn("stored");
    expect(heard).toEqual(["hello", "hello"]);
    expect(localStorage.getItem("stored")).not.toBe(first);
  });

  test("and survive a message that is none", () => {
    vi.stubGlobal("BroadcastChannel", undefined);
    const heard: unknown[] = [];
    openTabChannel("stored").hear((message) => heard.push(message));
    localStorage.setItem("stored", "{");
    passOn("stored");
    expect(heard).toEqual([null]);
  });

  test("or not at all, where nothing may be stored", () => {
    vi.stubGlobal("BroadcastChannel", undefined);
    vi.stubGlobal("localStorage", {
      setItem() {
        throw new DOMException("forbidden", "SecurityError");
      },
    });
    expect(() => openTabChannel("stored").tell("hello")).not.toThrow();
    vi.unstubAllGlobals();
  });
});
