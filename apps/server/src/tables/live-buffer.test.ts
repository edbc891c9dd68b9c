import { describe, expect, test } from "vitest";
import { LiveBuffer } from "./live-buffer.ts";

async function allOf<T>(source: AsyncIterable<T>): Promise<T[]> {
  const values: T[] = [];
  for await (const value of source) values.push(value);
  return values;
}

describe("a live buffer", () => {
  test("hands over what was pushed before and after its reader came, in order", async () => {
    const buffer = new LiveBuffer<number>(10);
    buffer.push(1);
    const reader = buffer[Symbol.asyncIterator]();
    expect(await reader.next()).toEqual({ done: false, value: 1 });
    const next = reader.next();
    buffer.push(2);
    buffer.push(3);
    expect(await next).toEqual({ done: false, value: 2 });
    expect(await reader.next()).toEqual({ done: false, value: 3 });
  });

  test("ends for a reader who falls behind its limit, after what it has kept", async () => {
    const buffer = new LiveBuffer<number>(3);
    for (const value of [1, 2, 3, 4, 5]) buffer.push(value);
    expect(await allOf(buffer)).toEqual([1, 2, 3]);
  });

  test("ends a waiting reader", async () => {
    const buffer = new LiveBuffer<number>(3);
    const all = allOf(buffer);
    buffer.push(1);
    buffer.end();
    buffer.push(2);
    expect(await all).toEqual([1]);
  });
});
