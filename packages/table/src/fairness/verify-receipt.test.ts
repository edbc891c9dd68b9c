import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";
import { evening, NONCES, SEEDS } from "../testing/fair-evening.ts";
import { dealtDealsIn, printReceipt } from "./receipt.ts";

const SCRIPT = fileURLToPath(new URL("../../../../docs/verify-receipt.py", import.meta.url));

const folder = mkdtempSync(join(tmpdir(), "receipt-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** What the script of docs/fairness.md says of a receipt; it shares nothing with the club. */
function verified(receipt: string): { readonly code: number | null; readonly lines: readonly string[] } {
  const file = join(folder, "receipt.txt");
  writeFileSync(file, receipt);
  const { error, status, stdout, stderr } = spawnSync("python3", [SCRIPT, file], { encoding: "utf8" });
  if (error !== undefined)
    throw new Error("there is no python3: install it (Debian: `apt-get install python3`)", { cause: error });
  return { code: status, lines: `${stdout}${stderr}`.trim().split("\n") };
}

const { record, table } = evening();
const receipt = printReceipt(table.id, dealtDealsIn(record, table));
const UNPLEDGED = "deal 3: nothing was pledged, so nothing can be checked";

test("FAIR5 a receipt is checked by a script that knows nothing of the club", () => {
  expect(verified(receipt)).toEqual({ code: 0, lines: ["deal 1: fair", "deal 2: fair", UNPLEDGED] });
});

test.each([2, 4] as const)("FAIR5 so is that of a table for %i", (players) => {
  const played = evening(players);
  const deals = dealtDealsIn(played.record, played.table);
  expect(deals[0]?.proof?.clientNonces).toHaveLength(players);
  const printed = printReceipt(played.table.id, deals);
  expect(verified(printed)).toEqual({ code: 0, lines: ["deal 1: fair", "deal 2: fair", UNPLEDGED] });
  expect(verified(printed.replace(NONCES[0], "f".repeat(32))).code).toBe(1);
});

test.each([
  ["seed", receipt.replace(`seed ${SEEDS[0]}`, "seed forged"), "the seed is not the one committed to"],
  ["nonce", receipt.replace(NONCES[0], "f".repeat(32)), "the cards are not those that seed and nonces give"],
  [
    "order of nonces",
    receipt.replace(`nonce 1 ${NONCES[0]}\nnonce 2 -\n`, `nonce 1 -\nnonce 2 ${NONCES[0]}\n`),
    "the cards are not those that seed and nonces give",
  ],
  [
    "order of hands",
    receipt.replace(/(hand 2) (.*)\n(hand 3) (.*)\n/, "$1 $4\n$3 $2\n"),
    "the cards are not those that seed and nonces give",
  ],
  [
    "order of the talon",
    receipt.replace(/(talon) (\S+) (\S+)/, "$1 $3 $2"),
    "the cards are not those that seed and nonces give",
  ],
  ["commitment", receipt.replace(/commitment .{8}/, "commitment 00000000"), "the seed is not the one committed to"],
  [
    "number of the deal",
    receipt.replace("deal 1 version", "deal 7 version"),
    "the cards are not those that seed and nonces give",
  ],
  [
    "card, exchanged for one of another hand",
    receipt.replace(/(hand 2) (\S+) (.*\nhand 3) (\S+) /, "$1 $4 $3 $2 "),
    "the cards are not those that seed and nonces give",
  ],
  ["version", receipt.replace("version 1", "version 2"), "version 2 is not known here"],
])("FAIR5 a forged %s is found by it", (_, forged, fault) => {
  const { code, lines } = verified(forged);
  expect(lines).toEqual([expect.stringMatching(/^deal \d: /), "deal 2: fair", UNPLEDGED]);
  expect({ code, fault: lines[0]?.slice("deal 1: ".length) }).toEqual({ code: 1, fault });
});
