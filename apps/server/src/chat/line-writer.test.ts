import type { NewLine, WrittenLine } from "@trelyazh/db";
import { expect, test } from "vitest";
import { LineWriter } from "./line-writer.ts";

function aLine(text: string, lineId = text): NewLine {
  const room = { id: "lobby", kind: "lobby", tableId: null, friends: null } as const;
  const rest = { phrase: null, masked: null, links: false, at: 0, deal: null, tableSeq: null };
  return { room, authorId: "anna", lineId, text, ...rest };
}

/** Numbers what it gets, and refuses whole statements with the line "bad" among them. */
function aDatabase() {
  const statements: string[][] = [];
  let seq = 0;
  let running = 0;
  const writer = new LineWriter({
    isOfOneLine: (error) => error instanceof RangeError,
    async insert(lines) {
      running += 1;
      expect(running).toBe(1);
      await Promise.resolve();
      running -= 1;
      statements.push(lines.map(({ text }) => text ?? ""));
      if (lines.some(({ text }) => text === "bad")) throw new RangeError("bad");
      if (lines.some(({ text }) => text === "away")) throw new Error("away");
      return lines.map(({ authorId, lineId }): WrittenLine => ({ authorId, lineId, seq: (seq += 1), isNew: true }));
    },
  });
  return { writer, statements };
}

test("lines that come at once are stored by one statement, in their order", async () => {
  const { writer, statements } = aDatabase();
  const written = await Promise.all(["a", "b", "c"].map((text) => writer.write(aLine(text))));
  expect(written.map(({ seq }) => seq)).toEqual([1, 2, 3]);
  expect(statements).toEqual([["a", "b", "c"]]);
});

test("what comes while one is stored goes with the next, and never two at a time", async () => {
  const { writer, statements } = aDatabase();
  const first = writer.write(aLine("a"));
  await first;
  await Promise.all(["b", "c"].map((text) => writer.write(aLine(text))));
  expect(statements).toEqual([["a"], ["b", "c"]]);
});

test("a repeat that comes before the line is stored is the same line", async () => {
  const { writer, statements } = aDatabase();
  const [one, again] = await Promise.all([writer.write(aLine("a", "x")), writer.write(aLine("a", "x"))]);
  expect(again).toBe(one);
  expect(statements).toEqual([["a"]]);
});

test("a line that the database refuses takes no other one along", async () => {
  const { writer } = aDatabase();
  const all = await Promise.allSettled(["a", "bad", "b"].map((text) => writer.write(aLine(text))));
  expect(all.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
});

test("while the database is away each line is tried once", async () => {
  const { writer, statements } = aDatabase();
  const all = await Promise.allSettled(["a", "away"].map((text) => writer.write(aLine(text))));
  expect(all.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  expect(statements).toHaveLength(1);
  await expect(writer.write(aLine("b"))).resolves.toMatchObject({ seq: 1 });
});
