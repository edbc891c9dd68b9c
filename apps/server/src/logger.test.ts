import { DrizzleQueryError } from "drizzle-orm";
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

test("where somebody comes from stays out of the log", () => {
  const lines: string[] = [];
  const log = createLogger("info", { write: (line: string) => void lines.push(line) });
  log.info({ ip: "203.0.113.7", session: { ipAddress: "203.0.113.7" } }, "asked");
  expect(lines.join("")).not.toContain("203.0.113.7");
});

test("a failed query is told without its values, whatever went wrong under it", () => {
  const lines: string[] = [];
  const log = createLogger("info", { write: (line: string) => void lines.push(line) });
  const secret = "token-or-hand";
  const refused = Object.assign(new Error("duplicate key"), {
    code: "23505",
    detail: `Key (email)=(${secret}) exists`,
  });
  const failed = new DrizzleQueryError("select * from sessions where token = $1", [`${secret}\n${secret}`], refused);
  log.warn({ err: failed }, "one");
  log.warn({ err: refused }, "two");
  log.warn({ err: new Error("could not be done", { cause: failed }) }, "three");
  log.warn(failed, "four");
  expect(lines).toHaveLength(4);
  expect(lines.join("")).not.toContain(secret);
  expect(lines[0]).toContain("select * from sessions");
  expect(lines[1]).toContain("23505");
});

test("of an error only what is known to be harmless is told, however deep the rest lies", () => {
  const lines: string[] = [];
  const log = createLogger("info", { write: (line: string) => void lines.push(line) });
  const client = { password: "do not tell", connectionParameters: { host: "db" } };
  const lost = Object.assign(new Error("Connection terminated unexpectedly"), { code: "57P01", client });
  log.warn({ err: lost }, "idle database connection lost");
  log.warn({ err: new AggregateError([lost, client], "two", { cause: lost }) }, "several");
  log.warn({ err: { secret: "do not tell", toJSON: () => client } }, "no error at all");
  expect(lines.join("")).not.toMatch(/do not tell|connectionParameters/);
  const [first = "{}", second = "{}"] = lines;
  expect(JSON.parse(first)).toMatchObject({
    err: { type: "Error", message: "Connection terminated unexpectedly", code: "57P01" },
  });
  expect(Object.keys((JSON.parse(first) as { err: object }).err)).toEqual(["type", "message", "code", "stack"]);
  expect(JSON.parse(second)).toMatchObject({ err: { cause: { code: "57P01" }, errors: [{ code: "57P01" }, {}] } });
});

test("a value that PostgreSQL could not read is not told, nor one that a library's words hold", () => {
  const lines: string[] = [];
  const log = createLogger("info", { write: (line: string) => void lines.push(line) });
  const err = Object.assign(new Error('invalid input syntax for type uuid: "do not tell"'), { code: "22P02" });
  log.warn({ err, words: "Failed query: select $1\nparams: do not tell" }, "told");
  expect(lines.join("")).not.toContain("do not tell");
  expect(lines.join("")).toContain("invalid input syntax for type uuid: [hidden]");
});
