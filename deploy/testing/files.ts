import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";

export const ROOT = join(import.meta.dirname, "../..");

export function text(path: string): Promise<string> {
  return readFile(join(ROOT, path), "utf8");
}

/** Reads a YAML file; whoever asks says what is in it. */
export async function yaml<Content>(path: string): Promise<Content> {
  return parse(await text(path), { merge: true }) as Content;
}

/** Reads `NAME=value` lines, also those that wait behind a `#` to be used. */
export async function variables(path: string): Promise<Record<string, string>> {
  return Object.fromEntries(
    [...(await text(path)).matchAll(/^#?([A-Z_]+)=(.*)$/gm)].map(([, name = "", value = ""]) => [name, value]),
  );
}

/** What a unit says under a name, each time that it says it. */
export function settingsOf(unit: string, name: string): readonly string[] {
  return [...unit.matchAll(new RegExp(`^${name}=(.*)$`, "gm"))].map(([, value = ""]) => value);
}

/** The instructions of a Dockerfile, each on one line; those of one stage alone if it is named. */
export function instructionsOf(dockerfile: string, stage?: string): readonly string[] {
  const lines = dockerfile
    .replaceAll(/^#.*\n/gm, "")
    .replaceAll(/\\\n\s*/g, "")
    .split("\n")
    .filter((line) => line !== "");
  if (stage === undefined) return lines;
  const from = lines.findIndex((line) => line.startsWith("FROM ") && line.endsWith(` AS ${stage}`));
  const rest = lines.slice(from + 1);
  const next = rest.findIndex((line) => line.startsWith("FROM "));
  return next === -1 ? rest : rest.slice(0, next);
}
