import { randomFillSync } from "node:crypto";
import codec from "jpeg-js";
import { expect, test } from "vitest";
import { makePicture } from "./make-picture.ts";

type Colour = readonly [number, number, number];

/** A JPEG of that size; `paint` says which colour stands where. */
function jpeg(width: number, height: number, paint: (x: number, y: number) => Colour = () => [180, 40, 40]): Buffer {
  const data = Buffer.alloc(width * height * 4, 255);
  for (let y = 0; y < height; y += 1) for (let x = 0; x < width; x += 1) data.set(paint(x, y), (y * width + x) * 4);
  return codec.encode({ width, height, data }, 90).data;
}

/** The same with what a camera says of itself and of where it was: an EXIF block right behind the first mark. */
function withWords(file: Buffer, words: string): Buffer {
  const body = Buffer.from(`Exif\0\0${words}`);
  const head = Buffer.from([0xff, 0xe1, 0, body.length + 2]);
  return Buffer.concat([file.subarray(0, 2), head, body, file.subarray(2)]);
}

/** The same that says to be so large: where a JPEG begins its frame it says height and width. */
function sayingToBe(file: Buffer, size: number): Buffer {
  const said = Buffer.from(file);
  const frame = said.indexOf(Buffer.from([0xff, 0xc0]));
  said.writeUInt16BE(size, frame + 5);
  said.writeUInt16BE(size, frame + 7);
  return said;
}

async function made(file: Uint8Array) {
  const picture = await makePicture({ file });
  if (picture === null) throw new Error("no picture was made");
  return { ...picture, shown: codec.decode(picture.jpeg, { useTArray: true }) };
}

test("of a photograph another JPEG of 256 × 256 is made, without a word of where and by what it was taken", async () => {
  const photograph = withWords(jpeg(500, 300), "A camera in Sochi");
  expect(photograph.includes("A camera in Sochi")).toBe(true);
  const { shown, jpeg: picture, hash } = await made(photograph);
  expect([shown.width, shown.height]).toEqual([256, 256]);
  expect(Buffer.from(picture).includes("Sochi")).toBe(false);
  expect(hash).toMatch(/^[\w-]{22}$/);
});

test("its middle is kept, and a small one is made larger", async () => {
  const striped = (x: number): Colour => (x < 100 || x >= 200 ? [0, 0, 255] : [200, 0, 0]);
  const { shown } = await made(jpeg(300, 100, striped));
  const reds = [10, 128, 245].map((x) => shown.data[(128 * 256 + x) * 4] ?? 0);
  expect(reds.every((red) => red > 150)).toBe(true);
  expect((await made(jpeg(8, 8))).shown.width).toBe(256);
});

test("noise, which nothing makes small, still is 32 kB at the most", async () => {
  const noise = randomFillSync(Buffer.alloc(512 * 512 * 3));
  const at = (x: number, y: number, channel: number) => noise[(y * 512 + x) * 3 + channel] ?? 0;
  const file = jpeg(256, 256, (x, y) => [at(x, y, 0), at(x, y, 1), at(x, y, 2)]);
  expect(file.byteLength).toBeGreaterThan(64 * 1024);
  expect((await made(file)).jpeg.byteLength).toBeLessThanOrEqual(32 * 1024);
});

test("a small file that says to be enormous is refused before it is decoded (decompression bomb)", async () => {
  const began = performance.now();
  expect(await makePicture({ file: sayingToBe(jpeg(64, 64), 60_000) })).toBeNull();
  expect(await makePicture({ file: sayingToBe(jpeg(64, 64), 2500) })).toBeNull();
  expect(performance.now() - began).toBeLessThan(500);
});

test("what is no JPEG, or is cut off, makes none", async () => {
  const whole = jpeg(100, 100);
  const files = [
    Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>"),
    Buffer.from("89504e470d0a1a0a", "hex"),
    Buffer.alloc(0),
    whole.subarray(0, 300),
    Buffer.concat([whole.subarray(0, 20), Buffer.alloc(2000, 7)]),
  ];
  expect(await Promise.all(files.map((file) => makePicture({ file })))).toEqual(files.map(() => null));
});
