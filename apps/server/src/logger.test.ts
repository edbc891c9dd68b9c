import { expect, test } from "vitest";
import { createLogger } from "./logger.ts";

test("secrets and cards never get into the log, wherever they stand", () => {
  const lines: string[] = [];
  const log = createLogger("info", { write: (line: string) => void lines.push(line) });
  const secret = "do not tell";
  log.info({ serverSeed: secret, table: { deck: [secret] }, event: { deal: { hands: [[secret]] } } }, "dealt");
  log.info({ headers: { cookie: secret, authorization: secret }, user: { email: secret, token: secret } }, "asked");
  expect(lines).toHaveLength(2);
  expect(lines.join("")).not.toContain(secret);
  expect(lines[0]).toContain("[hidden]");
});
