import { afterEach, expect, test, vi } from "vitest";
import { mayShare, share } from "./sharing.ts";

const RESULT = { text: "Ann: +36", url: "https://club.example/table/1" };

interface Browser {
  /** What the list of programs to share with ends with; there is none unless told. */
  readonly sharing?: () => Promise<void>;
  readonly writeText?: (text: string) => Promise<void>;
}

function browser({ sharing, writeText = () => Promise.reject(new Error("not copied")) }: Browser): void {
  vi.stubGlobal("navigator", { clipboard: { writeText }, ...(sharing === undefined ? {} : { share: sharing }) });
  vi.stubGlobal("document", {
    body: {
      appendChild: () => ({ style: {}, focus: () => undefined, select: () => undefined, remove: () => undefined }),
    },
    createElement: () => ({}),
    execCommand: () => false,
  });
  vi.stubGlobal("HTMLElement", class {});
}

afterEach(() => void vi.unstubAllGlobals());

test("a text and its address go to the programs of the device where there is a list of them", async () => {
  const sharing = vi.fn<() => Promise<void>>(() => Promise.resolve());
  browser({ sharing });
  expect([mayShare(), await share(RESULT)]).toEqual([true, "shared"]);
  expect(sharing).toHaveBeenCalledExactlyOnceWith(RESULT);
});

test("whoever closes that list gets nothing copied", async () => {
  const writeText = vi.fn<(text: string) => Promise<void>>(() => Promise.resolve());
  browser({ sharing: () => Promise.reject(new DOMException("closed", "AbortError")), writeText });
  expect(await share(RESULT)).toBe("shared");
  expect(writeText).not.toHaveBeenCalled();
});

test.each([
  ["without such a list", {}],
  ["where it refuses", { sharing: () => Promise.reject(new DOMException("no", "NotAllowedError")) }],
])("%s both are copied, the address below", async (_, given) => {
  const writeText = vi.fn<(text: string) => Promise<void>>(() => Promise.resolve());
  browser({ ...given, writeText });
  expect(await share(RESULT)).toBe("copied");
  expect(writeText).toHaveBeenCalledExactlyOnceWith("Ann: +36\nhttps://club.example/table/1");
});

test("where no page may copy, that is told", async () => {
  browser({});
  expect(await share(RESULT)).toBe("refused");
});
