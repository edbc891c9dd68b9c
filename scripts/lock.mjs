/**
 * Keeps package-lock.json complete. npm writes no entry for an optional package of another platform that its registry
 * did not serve at that moment, and `npm ci` then refuses the whole lock file on every machine. `node scripts/lock.mjs`
 * reports such holes; with `--write` it fills them.
 */
import { readFileSync, writeFileSync } from "node:fs";

const LOCK_FILE = "package-lock.json";

const SYSTEMS = ["android", "darwin", "freebsd", "linux", "netbsd", "openbsd", "openharmony", "sunos", "aix", "win32"];
/** @type {Record<string, string>} */
const SYSTEM_ALIASES = { windows: "win32" };
const PROCESSORS = ["arm", "arm64", "ia32", "loong64", "ppc64", "riscv64", "s390x", "wasm32", "x64", "mips64el"];
/** @type {Record<string, string>} */
const PROCESSOR_ALIASES = { 64: "x64", amd64: "x64" };
/** @type {Record<string, string>} */
const C_LIBRARIES = { gnu: "glibc", gnueabihf: "glibc", musl: "musl", musleabihf: "musl" };

/**
 * @typedef {{ version?: string, optional?: boolean, optionalDependencies?: Record<string, string> }} Entry
 * @typedef {{ packages: Record<string, Entry> }} Lock
 */

/**
 * Where Node looks for `name` when a package at `from` asks for it.
 *
 * @param {string} from
 * @param {string} name
 */
function placesToLook(from, name) {
  const places = [];
  for (let base = from; base !== ""; base = base.slice(0, Math.max(0, base.lastIndexOf("/node_modules/")))) {
    places.push(`${base}/node_modules/${name}`);
  }
  return [...places, `node_modules/${name}`];
}

/** Returns the optional packages that the lock file asks for and has no entry of. @param {Lock} lock */
function findHoles(lock) {
  return Object.entries(lock.packages).flatMap(([from, entry]) =>
    Object.entries(entry.optionalDependencies ?? {})
      .filter(([name]) => !placesToLook(from, name).some((place) => place in lock.packages))
      .map(([name, version]) => ({ from, name, version })),
  );
}

/** Reads the platform off a name such as `@oxlint/binding-linux-arm64-musl`. @param {string} name */
function platformOf(name) {
  const words = name.split(/[/-]/);
  const os = words.map((word) => SYSTEM_ALIASES[word] ?? word).find((word) => SYSTEMS.includes(word));
  const cpu = words.map((word) => PROCESSOR_ALIASES[word] ?? word).findLast((word) => PROCESSORS.includes(word));
  const libc = words.map((word) => C_LIBRARIES[word]).find((word) => word !== undefined);
  return { ...(cpu && { cpu: [cpu] }), ...(libc && os === "linux" && { libc: [libc] }), ...(os && { os: [os] }) };
}

/**
 * Returns the lock file with an entry for each hole; a version range, which names no package, is left out.
 *
 * @param {Lock} lock
 * @returns {Lock}
 */
function fillHoles(lock) {
  const packages = { ...lock.packages };
  for (const { name, version } of findHoles(lock)) {
    if (!/^\d+\.\d+\.\d+/.test(version)) continue;
    packages[`node_modules/${name}`] = { version, ...platformOf(name), optional: true };
  }
  const sorted = Object.entries(packages).sort(([a], [b]) => a.localeCompare(b, "en"));
  return { ...lock, packages: Object.fromEntries(sorted) };
}

/** @param {string | undefined} argument */
function main(argument) {
  const lock = /** @type {Lock} */ (JSON.parse(readFileSync(LOCK_FILE, "utf8")));
  const holes = findHoles(lock);
  if (argument === "--write") {
    writeFileSync(LOCK_FILE, `${JSON.stringify(fillHoles(lock), null, 2)}\n`);
    console.log(`Filled ${holes.length} holes in package-lock.json.`);
    return;
  }
  for (const { from, name, version } of holes) console.error(`package-lock.json: ${from} wants ${name}@${version}`);
  if (holes.length > 0) {
    console.error("Run `npm run lock:fill`; without these entries `npm ci` refuses the lock file.");
    process.exitCode = 1;
  }
}

main(process.argv[2]);
