import { execFile } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { startProgram } from "./program.ts";

const run = promisify(execFile);

const ROOT = join(import.meta.dirname, "../..");
const BUILT_CLIENT = join(ROOT, "apps/web/dist");

/** What club.conf includes; HTTP/3 only where nginx has it. */
const INCLUDED = ["http.conf", "server.conf", "tls.conf"];

/** The line of a node, of which a site has as many as there are. */
const NODE = "server 127.0.0.1:3000 max_fails=1 fail_timeout=2s;";

/** As the distribution's `nginx.conf`: it compresses, which the club's files must not rely on. */
const NGINX_CONF = `
daemon off;
worker_processes 1;
pid nginx.pid;
error_log stderr notice;
events { worker_connections 1024; }
http {
  access_log off;
  gzip on;
  client_body_temp_path body;
  proxy_temp_path proxy;
  fastcgi_temp_path fastcgi;
  uwsgi_temp_path uwsgi;
  scgi_temp_path scgi;
  include sites-enabled/*;
}
`;

export interface Site extends AsyncDisposable {
  /** As people use it: with https, unless it ends no TLS. */
  readonly url: string;
  /** Without, where there is only the way to `url`. */
  readonly plainUrl: string;
  /** The certificate that it shows. */
  readonly ca: string;
  /** Its copy of the built client. */
  readonly webRoot: string;
  /** What `nginx -t` says of its configuration. */
  check(): Promise<string>;
}

export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address() as AddressInfo; // a TCP server's address is no string
  probe.close();
  await once(probe, "close");
  return port;
}

/** Puts the values of a site into a file, as its operator would; a line that is no longer there is an error. */
function fillIn(conf: string, values: readonly (readonly [from: string, to: string])[]): string {
  return values.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`the configuration says nowhere: ${from}`);
    return text.replaceAll(from, to);
  }, conf);
}

const KINDS = { ec: ["ec", "-pkeyopt", "ec_paramgen_curve:prime256v1"], rsa: ["rsa:2048"] } as const;

async function makeCertificate(
  folder: string,
  kindOfKey: keyof typeof KINDS,
): Promise<{ readonly certificate: string; readonly key: string }> {
  const certificate = join(folder, `${kindOfKey}-certificate.pem`);
  const key = join(folder, `${kindOfKey}-key.pem`);
  const kind = ["-x509", "-newkey", ...KINDS[kindOfKey], "-nodes", "-days", "2"];
  const owner = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"];
  await run("openssl", ["req", ...kind, ...owner, "-keyout", key, "-out", certificate]);
  return { certificate, key };
}

const webRootIn = (folder: string) => join(folder, "web");

interface Ports {
  readonly http: number;
  readonly https: number;
  readonly clubs: readonly number[];
}

/** Makes a site end TLS by certificates of its own; returns the first. */
async function endTls(folder: string, { certificates = ["ec"] }: SiteOptions) {
  const [first, ...more] = await Promise.all(certificates.map((kind) => makeCertificate(folder, kind)));
  if (first === undefined) throw new Error("a site needs a certificate");
  const values = [
    ["/etc/ssl/club/fullchain.pem", [first, ...more].map(({ certificate }) => certificate).join("; ssl_certificate ")],
    ["/etc/ssl/club/privkey.pem", [first, ...more].map(({ key }) => key).join("; ssl_certificate_key ")],
  ] as const;
  return { values, ca: await readFile(first.certificate, "utf8") };
}

/** What takes TLS out of a site before which something else ends it. */
const PLAIN = {
  values: [
    [" ssl http2;", ";"],
    ["ssl_certificate /etc/ssl/club/fullchain.pem;", ""],
    ["ssl_certificate_key /etc/ssl/club/privkey.pem;", ""],
    ["include club/tls.conf;", ""],
  ],
  ca: "",
} as const;

async function copyIncluded(folder: string, name: string, settings: SiteOptions["settings"] = []): Promise<void> {
  const text = await readFile(join(ROOT, "nginx", name), "utf8");
  await writeFile(join(folder, "club", name), name === "server.conf" ? fillIn(text, settings) : text);
}

/** Lays a folder out as `/etc/nginx` is laid out by docs/operations.md; returns the certificate. */
async function layOut(folder: string, ports: Ports, options: SiteOptions) {
  const { host = "127.0.0.1", settings, isPlain = false, webRoot = webRootIn(folder) } = options;
  const { values, ca } = isPlain ? PLAIN : await endTls(folder, options);
  const conf = fillIn(await readFile(join(ROOT, "nginx/club.conf"), "utf8"), [
    [NODE, ports.clubs.map((port) => NODE.replace("3000", String(port))).join("\n    ")],
    ["listen 80;", `listen ${host}:${ports.http};`],
    ["listen [::]:80;", ""],
    ["listen 443 ssl http2;", `listen ${host}:${ports.https} ssl http2;`],
    ["listen [::]:443 ssl http2;", ""],
    ["server_name club.example;", "server_name localhost;"],
    ["/srv/trelyazh/web", webRoot],
    ...values,
  ]);
  if (options.webRoot === undefined) await cp(BUILT_CLIENT, webRoot, { recursive: true });
  await mkdir(join(folder, "sites-enabled"));
  await writeFile(join(folder, "sites-enabled/club"), conf);
  await mkdir(join(folder, "club"));
  for (const name of INCLUDED) await copyIncluded(folder, name, settings);
  // The workers of root's nginx would run as another user, who may not read these folders.
  const user = process.getuid?.() === 0 ? "user root;" : "";
  await writeFile(join(folder, "nginx.conf"), user + NGINX_CONF);
  return ca;
}

interface SiteOptions {
  /** Which address of this machine it has. */
  readonly host?: string;
  /** Where the nodes of the club listen; unless told, there is one on a port where nobody answers. */
  readonly clubPorts?: readonly number[];
  /** Where it is reached. */
  readonly port?: number;
  /** Whether it ends no TLS. */
  readonly isPlain?: boolean;
  /** Where the client's files are; a copy of the built client unless told. */
  readonly webRoot?: string;
  /** Lines of server.conf that are to say something else. */
  readonly settings?: readonly (readonly [from: string, to: string])[];
  /** By the kind of their keys; the first is the one that clients are told to trust. */
  readonly certificates?: readonly (keyof typeof KINDS)[];
}

/** Starts the real nginx with the operators' configuration, on free ports of this machine. */
export async function startSite(options: SiteOptions = {}): Promise<Site> {
  if (!existsSync(join(BUILT_CLIENT, "index.html")))
    throw new Error("The client is not built: run `npm run build` first.");
  const nginx = process.env["NGINX_PATH"] ?? "nginx";
  await using started = new AsyncDisposableStack();
  const folder = await mkdtemp(join(tmpdir(), "trelyazh-nginx-"));
  started.defer(() => rm(folder, { recursive: true }));
  const ports = {
    http: await freePort(),
    https: options.port ?? (await freePort()),
    clubs: options.clubPorts ?? [await freePort()],
  };
  const ca = await layOut(folder, ports, options);
  const parameters = ["-p", folder, "-c", join(folder, "nginx.conf"), "-e", "stderr"];
  started.use(await startProgram(nginx, parameters, { upLine: /start worker process \d+/ }));
  const running = started.move();
  return {
    url: `${options.isPlain === true ? "http" : "https"}://localhost:${ports.https}`,
    plainUrl: `http://localhost:${ports.http}`,
    ca,
    webRoot: options.webRoot ?? webRootIn(folder),
    check: async () => (await run(nginx, [...parameters, "-t"])).stderr,
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  };
}

interface ClubSettings {
  readonly databaseUrl: string;
  /** Besides what keeps tests from waiting. */
  readonly env: Readonly<Record<string, string>>;
  /** Where its source is; this one unless told. */
  readonly source?: string;
}

/** Starts the real club in a process of its own, on a free port. */
export async function startClub({
  databaseUrl,
  env,
  source = ROOT,
}: ClubSettings): Promise<AsyncDisposable & { readonly port: number }> {
  const club = await startProgram(process.execPath, [join(source, "apps/server/src/main.ts")], {
    env: {
      ENV_FILE: "",
      HOST: "127.0.0.1",
      PORT: "0",
      DATABASE_URL: databaseUrl,
      AUTH_SECRET: "a secret that only the tests know, and long enough",
      BOT_DELAY_MS: "0",
      DEAL_PAUSE_MS: "0",
      WORKER_THREADS: "1",
      LOG_LEVEL: "error",
      ...env,
    },
    upLine: /open at http:\/\/[^:]+:(\d+)/,
  });
  return { port: Number(club.up[1]), [Symbol.asyncDispose]: () => club[Symbol.asyncDispose]() };
}

/** Starts the real club behind the real nginx; the club serves no files. */
export async function startClubBehindSite(databaseUrl: string): Promise<Site> {
  await using started = new AsyncDisposableStack();
  const httpsPort = await freePort();
  const club = await startClub({ databaseUrl, env: { PUBLIC_ORIGIN: `https://localhost:${httpsPort}` } });
  started.use(club);
  const site = started.use(await startSite({ clubPorts: [club.port], port: httpsPort }));
  const running = started.move();
  return { ...site, [Symbol.asyncDispose]: () => running.disposeAsync() };
}
