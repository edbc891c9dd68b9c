import { DatabaseStartError } from "@trelyazh/db";
import { describe, expect, test } from "vitest";
import { ConfigError } from "./config.ts";
import { explainStart } from "./start-fault.ts";

const PLACES = { host: "localhost", port: 3000, metricsHost: "127.0.0.1", metricsPort: 9464 };

function systemError(fields: { readonly code: string; readonly [field: string]: unknown }): Error {
  return Object.assign(new Error(`${fields.code}: something`), fields);
}

const explain = (fields: Parameters<typeof systemError>[0]) => explainStart(systemError(fields), PLACES);

describe("a start that fails", () => {
  test.each([
    ["ENOSPC", "the disk is full"],
    ["EDQUOT", "the disk space of this account is used up"],
    ["EROFS", "the disk is mounted for reading only"],
    ["EACCES", "this account may not"],
    ["EPERM", "this account may not"],
    ["ENOTDIR", "a part of that path is a file"],
  ])("for want of the disk says which path, and what can be done: %s", (code, fault) => {
    const words = explain({ code, syscall: "open", path: "/data/auth-secret" });
    expect(words).toContain(`/data/auth-secret cannot be written: ${fault}. `);
    expect(words).toContain("DATA_FOLDER");
  });

  test("for want of the disk says so also where the embedded database was what noticed", () => {
    const cause = systemError({ code: "ENOSPC", syscall: "mkdir", path: "/data/postgres" });
    const error = new DatabaseStartError("FOLDER_UNUSABLE", { message: "It cannot be used.", remedy: "Look.", cause });
    expect(explainStart(error, null)).toContain("/data/postgres cannot be written: the disk is full.");
    expect(explain({ code: "53100" })).toContain("The disk of PostgreSQL is full");
  });

  test("for want of the disk says so also when Node does not say where", () => {
    expect(explain({ code: "ENOSPC", syscall: "write" })).toContain(
      "The data folder cannot be written: the disk is full.",
    );
    expect(explain({ code: "EACCES", syscall: "kill" })).toBeNull();
  });

  test("blames the variable that named the port", () => {
    expect(explain({ code: "EADDRINUSE", syscall: "listen", port: 3000 })).toMatch(/^PORT=3000 is taken\. /);
    expect(explain({ code: "EADDRINUSE", syscall: "listen", port: 9464 })).toMatch(/^METRICS_PORT=9464 is taken\. /);
    expect(explain({ code: "EACCES", syscall: "listen", port: 3000 })).toMatch(/^PORT=3000 may not be used/);
  });

  test("blames the variable that named the host, and names hosts that do", () => {
    const away = systemError({ code: "EADDRNOTAVAIL", syscall: "listen", address: "203.0.113.7" });
    expect(explainStart(away, { ...PLACES, host: "203.0.113.7", port: 0 })).toMatch(
      /^HOST=203\.0\.113\.7 is no address of this machine\. .*localhost.*0\.0\.0\.0/,
    );
    const unknown = explain({ code: "ENOTFOUND", syscall: "getaddrinfo", hostname: "nowhere" });
    expect(unknown).toMatch(/^METRICS_HOST=nowhere is no address of this machine\./);
  });

  test("says a fault of the configuration or of the database in its own words", () => {
    expect(explainStart(new ConfigError(["PORT=x is none."]), null)).toContain("  PORT=x is none.");
    const error = new DatabaseStartError("UNREACHABLE", { message: "It does not answer.", remedy: "Start it." });
    expect(explainStart(new Error("in vain", { cause: error }), PLACES)).toBe("It does not answer.\nStart it.");
  });

  test("has no words for what nobody foresaw", () => {
    expect(explainStart(new TypeError("undefined is not a function"), PLACES)).toBeNull();
    expect(explainStart("thrown", PLACES)).toBeNull();
    expect(explain({ code: "ENOENT", syscall: "open", path: "/app/router.ts" })).toBeNull();
  });
});
