import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readConfig } from "./config.ts";
import { readEnvironment } from "./env-file.ts";

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "trelyazh-env-"));
  await writeFile(
    join(folder, "club.env"),
    "# of the club\nPORT=4000\nHOST=0.0.0.0\nPUBLIC_ORGIN='https://x.example'\n",
  );
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test("the file adds to the environment what that does not have, and its misspellings are told too", () => {
  const config = readConfig(readEnvironment({ ENV_FILE: join(folder, "club.env"), PORT: "5000" }));
  expect(config).toMatchObject({ port: 5000, host: "0.0.0.0" });
  expect(config.misspellings).toEqual([{ written: "PUBLIC_ORGIN", meant: "PUBLIC_ORIGIN" }]);
});

test("an empty name is no file", () => {
  expect(readEnvironment({ ENV_FILE: "" })).toEqual({ ENV_FILE: "" });
});

test("a file that was named and cannot be read is a fault", () => {
  const gone = join(folder, "gone.env");
  expect(() => readEnvironment({ ENV_FILE: gone })).toThrow(`${gone} cannot be read`);
  expect(() => readEnvironment({ ENV_FILE: folder })).toThrow("or name another file in ENV_FILE");
});
