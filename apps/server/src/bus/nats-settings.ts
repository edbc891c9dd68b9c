/** Where NATS is, and who the node is there. */
export interface NatsSettings {
  /** Hosts with ports; any of them is as good as the others. */
  readonly servers: readonly string[];
  /** Whether no word may go over the line in the clear. */
  readonly isEncrypted: boolean;
  readonly account: { readonly user: string; readonly password: string } | null;
  /** A file as `nsc` writes it, read at each connection. */
  readonly credentialsFile: string | undefined;
  /** The certificate by which that of the servers is checked, besides those that Node knows. */
  readonly caFile: string | undefined;
}

/** What an address of NATS says by itself. */
export type NatsAddress = Pick<NatsSettings, "servers" | "isEncrypted" | "account">;

const DEFAULT_PORT = "4222";

/** Reads one address or several with commas between them; null for what is none. All have to name the same account. */
export function readNatsAddress(text: string): NatsAddress | null {
  const urls = text.split(",").map((part) => URL.parse(part.trim()));
  const [first] = urls;
  if (first === undefined || first === null || !urls.every((url) => url !== null && isLike(first, url))) return null;
  const { protocol, username, password } = first;
  return {
    servers: urls.flatMap((url) => (url === null ? [] : `${url.hostname}:${url.port || DEFAULT_PORT}`)),
    isEncrypted: protocol === "tls:",
    account: username === "" ? null : { user: decodeURIComponent(username), password: decodeURIComponent(password) },
  };
}

function isLike(first: URL, url: URL): boolean {
  const isPlain = url.hostname !== "" && ["", "/"].includes(url.pathname) && url.search === "" && url.hash === "";
  const isSame = url.protocol === first.protocol && url.username === first.username && url.password === first.password;
  return isPlain && isSame && ["nats:", "tls:"].includes(url.protocol) && isDecodable(url.username + url.password);
}

function isDecodable(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}
