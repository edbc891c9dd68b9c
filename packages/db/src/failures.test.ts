import { DrizzleQueryError } from "drizzle-orm";
import { expect, test } from "vitest";
import { concealingParameters, isConnectionLost, isRowRefused, isUniqueViolation } from "./failures.ts";

function withCode(code: string, more: object = {}): Error {
  return Object.assign(new Error("refused"), { code, ...more });
}

test("a duplicate is told by its code, however deep", () => {
  const refusal = withCode("23505", { constraint: "table_events_pkey" });
  const wrapped = new DrizzleQueryError("insert", [], refusal);
  expect(isUniqueViolation(refusal)).toBe(true);
  expect(isUniqueViolation(wrapped)).toBe(true);
  expect(isUniqueViolation(wrapped, "table_events_pkey")).toBe(true);
  expect(isUniqueViolation(wrapped, "table_events_command_key")).toBe(false);
  expect(isUniqueViolation(withCode("23503"))).toBe(false);
  expect(isUniqueViolation("23505")).toBe(false);
});

test.each(["57P01", "57P02", "57P03", "08006", "ECONNREFUSED", "ECONNRESET", "EPIPE"])(
  "%s is a lost connection",
  (code) => {
    expect(isConnectionLost(new DrizzleQueryError("select", [], withCode(code)))).toBe(true);
  },
);

test.each(["Connection terminated unexpectedly", "timeout exceeded when trying to connect", "Query read timeout"])(
  "%s is a lost connection",
  (message) => {
    expect(isConnectionLost(new Error("Failed query", { cause: new Error(message) }))).toBe(true);
  },
);

test.each(["23505", "57014", "42P01", "28P01", "080"])("%s is no lost connection", (code) => {
  expect(isConnectionLost(withCode(code))).toBe(false);
});

test("what a row says is at fault when a value or a constraint is, and in no other failure", () => {
  const codes = ["22003", "22P05", "23505", "23514", "57014", "53100", "40P01", "42P01", "57P01", "ECONNRESET", "230"];
  const refused = codes.filter((code) => isRowRefused(new DrizzleQueryError("insert", [], withCode(code))));
  expect(refused).toEqual(["22003", "22P05", "23505", "23514"]);
  expect(isRowRefused(new Error("Query read timeout"))).toBe(false);
});

test("an ordinary error is no lost connection", () => {
  expect(isConnectionLost(new Error("Table is full"))).toBe(false);
  expect(isConnectionLost(undefined)).toBe(false);
});

test("a concealed failure says neither parameters nor the refused row", async () => {
  const refusal = withCode("23514", { detail: "Failing row contains (Ah, Kh)", constraint: "some_check" });
  const failure = await concealingParameters(
    Promise.reject(new DrizzleQueryError("insert", ["Ah", "Kh"], refusal)),
  ).catch((error: unknown) => error);
  expect(failure).toMatchObject({ code: "23514", constraint: "some_check" });
  expect(`${String(failure)} ${JSON.stringify(failure)}`).not.toContain("Kh");
});

test("a failure that is no query's passes as it is", async () => {
  const fault = new Error("other");
  await expect(concealingParameters(Promise.reject(fault))).rejects.toBe(fault);
});
