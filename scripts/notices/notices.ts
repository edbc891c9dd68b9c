/**
 * `npm run notices`, from the root: writes THIRD-PARTY.md, which names what goes out with the club and under which licence.
 * With `--check` it only says whether the file is current. Fails where a licence is not among those that we ship.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { documentOf, type Noticed } from "./document.ts";
import { refusalOf } from "./licences.ts";
import { shippedWith, type Lock, type Shipped } from "./shipped.ts";

const FILE = "THIRD-PARTY.md";
const PARTS = { server: "apps/server", client: "apps/web" };

/** The texts that a package brings: its licence, and notices that the licence asks to be passed on. */
function textOf({ place, isOfPlatform }: Shipped): string | undefined {
  if (isOfPlatform || !existsSync(place)) return undefined;
  const names = readdirSync(place).filter(
    (name) => /^(licen[cs]e|copying|notice)/i.test(name) && !/\.[jt]s$/.test(name),
  );
  const texts = names.toSorted().map((name) => readFileSync(join(place, name), "utf8").replaceAll("\r\n", "\n").trim());
  return texts.length === 0 ? undefined : texts.join("\n\n");
}

function noticedIn(lock: Lock): readonly Noticed[] {
  const byName = new Map<string, Noticed>();
  for (const [part, workspace] of Object.entries(PARTS)) {
    for (const shipped of shippedWith(lock, workspace)) {
      const key = `${shipped.name} ${shipped.version}`;
      const known = byName.get(key) ?? { shipped, parts: [], text: textOf(shipped) };
      byName.set(key, { ...known, parts: [...new Set([...known.parts, part])] });
    }
  }
  return [...byName].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, noticed]) => noticed);
}

const { packages } = JSON.parse(readFileSync("package-lock.json", "utf8")) as { readonly packages: Lock };
const noticed = noticedIn(packages);
const refusals = noticed.flatMap(({ shipped }) => refusalOf(shipped) ?? []);
for (const refusal of refusals) console.error(refusal);
const written = documentOf(noticed);
const isCurrent = existsSync(FILE) && readFileSync(FILE, "utf8") === written;
if (process.argv.includes("--check")) {
  if (!isCurrent) console.error(`${FILE} is not current: run \`npm run notices\`.`);
  process.exitCode = isCurrent && refusals.length === 0 ? 0 : 1;
} else {
  writeFileSync(FILE, written);
  process.exitCode = refusals.length === 0 ? 0 : 1;
}
console.log(`${noticed.length} packages go out with the club; ${refusals.length} may not.`);
