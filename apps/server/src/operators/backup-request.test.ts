import { describe, expect, test } from "vitest";
import { BACKUP_USAGE, readBackupRequest } from "./backup-request.ts";

describe("npm run backup and npm run restore", () => {
  test("want a file to write, to check or to restore", () => {
    expect(readBackupRequest(["club.backup"], "backup")).toEqual({
      kind: "write",
      file: "club.backup",
      reason: "no reason given",
    });
    expect(readBackupRequest(["club.backup", "--why", "an upgrade"], "backup")).toMatchObject({ reason: "an upgrade" });
    expect(readBackupRequest(["--check", "club.backup"], "backup")).toEqual({ kind: "check", file: "club.backup" });
    expect(readBackupRequest(["club.backup"], "restore")).toEqual({ kind: "restore", file: "club.backup" });
  });

  test("explain themselves", () => {
    expect(readBackupRequest(["--help"], "backup")).toEqual({ kind: "help" });
    expect(readBackupRequest(["-h"], "restore")).toEqual({ kind: "help" });
    expect(readBackupRequest(["--readings"], "backup")).toEqual({ kind: "readings" });
  });

  test.each([
    { words: [], command: "backup", fault: "One file is to be named." },
    { words: ["a", "b"], command: "restore", fault: "One file is to be named." },
    { words: ["--check", "a"], command: "restore", fault: "A restore checks the file by itself." },
    { words: ["--all", "a"], command: "backup", fault: "--all" },
  ] as const)("refuse $words, and say what it should look like", ({ words, command, fault }) => {
    expect(() => readBackupRequest(words, command)).toThrow(fault);
    expect(() => readBackupRequest(words, command)).toThrow(BACKUP_USAGE);
  });
});
