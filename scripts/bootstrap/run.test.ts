import { afterEach, expect, test, vi } from "vitest";
import { run } from "./run.mjs";
import { besideOthers, say } from "./terminal.mjs";

afterEach(() => vi.restoreAllMocks());

test("programs that run side by side have their stage's name before each line", async () => {
  let shown = "";
  vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    shown += String(text);
    return true;
  });
  const print = (program: string) => run(process.execPath, ["--eval", program]);
  const codes = await Promise.all([
    besideOthers("unit", async () => {
      say("begins");
      return (await print("console.log('first\\n\\nlast'); console.error('wrong')")).code;
    }),
    besideOthers("e2e", async () => (await print("process.stdout.write('no end of line'); process.exit(3)")).code),
  ]);
  expect(codes).toEqual([0, 3]);
  const lines = shown.trimEnd().split("\n");
  expect(lines.toSorted()).toEqual([
    "",
    "e2e │ no end of line",
    "unit │ begins",
    "unit │ first",
    "unit │ last",
    "unit │ wrong",
  ]);
});

test("what a quiet program prints is kept for who ran it, beside others too", async () => {
  const quiet = () => run(process.execPath, ["--eval", "console.log('kept')"], { quiet: true });
  expect(await besideOthers("unit", quiet)).toEqual({ code: 0, output: "kept\n" });
});
