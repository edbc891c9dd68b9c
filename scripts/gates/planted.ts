import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export const ROOT = join(import.meta.dirname, "../..");
const CONFIGS = [
  ".oxlintrc.json",
  "knip.json",
  "package.json",
  "scripts/lint/styles-plugin.mjs",
  "scripts/lint/texts-plugin.mjs",
  "stylelint.config.mjs",
  "tsconfig.base.json",
  "vitest.config.ts",
];
const WORKSPACE_CONFIGS = ["package.json", "tsconfig.json", "tsconfig.pure.json"];

interface Verdict {
  readonly exitCode: number;
  readonly output: string;
}

/** A copy of the house with the bad examples of one gate planted where real sources would stand. */
export interface PlantedHouse extends Disposable {
  readonly folder: string;
  /** Runs an installed tool in it. */
  readonly run: (tool: string, parameters: readonly string[]) => Verdict;
}

function copyConfigs(house: string, workspaces: readonly string[]): void {
  for (const file of CONFIGS) cpSync(join(ROOT, file), join(house, file));
  for (const workspace of workspaces) {
    for (const file of WORKSPACE_CONFIGS) cpSync(join(ROOT, workspace, file), join(house, workspace, file));
  }
}

/**
 * Plants `fixtures/<name>` in a house with the real configuration of the root and of the named workspaces, so that each
 * gate meets a bad file at the path where a person would write it.
 */
export function plant(name: string, workspaces: readonly string[]): PlantedHouse {
  const house = mkdtempSync(join(tmpdir(), "trelyazh-gate-"));
  copyConfigs(house, workspaces);
  symlinkSync(join(ROOT, "node_modules"), join(house, "node_modules"));
  cpSync(join(import.meta.dirname, "fixtures", name), house, { recursive: true });
  return {
    folder: house,
    run: (tool, parameters) => {
      const command = join(ROOT, "node_modules/.bin", tool);
      const { status, stdout, stderr } = spawnSync(command, parameters, { cwd: house, encoding: "utf8" });
      return { exitCode: status ?? 1, output: stdout + stderr };
    },
    [Symbol.dispose]: () => rmSync(house, { recursive: true, force: true }),
  };
}
