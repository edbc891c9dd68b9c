import type { TableMessage } from "@trelyazh/protocol";
import type { Projected } from "@trelyazh/table";
import { alreadyEncoded, Item } from "@trelyazh/ws-adapter";
import { tracked } from "@trpc/server";
import { expect, test } from "vitest";
import { ANN } from "../../../testing/in-memory/live-table.ts";
import { EdgeStream } from "./edge-stream.ts";

const itemAt = (seq: number) => new Item(seq, tracked(String(seq), alreadyEncoded<Projected<TableMessage>>("{}")));

test("a stream that is opened anew shows nothing twice, nor what comes late", async () => {
  const reader = { member: ANN, line: null, seat: null };
  const stream = new EdgeStream({ reader, lastSeq: 4, onClosed: () => {} });
  const read = stream.topic.follow({ audience: reader })[Symbol.asyncIterator]();
  const first = read.next();
  expect(stream.opening.lastSeq).toBe(4);
  for (const seq of [5, 6, 5, 6, 4, 7]) stream.take(itemAt(seq));
  const seen = [await first, await read.next(), await read.next()];
  expect(seen.map(({ value }) => value?.[0])).toEqual(["5", "6", "7"]);
  expect(stream.opening.lastSeq).toBe(7);
});
