import { once } from "node:events";
import { request as overTls, type RequestOptions } from "node:https";
import { request as plainly, type IncomingHttpHeaders, type IncomingMessage } from "node:http";
import type { Site } from "./start-site.ts";

export interface Question {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly bytes: Buffer;
  readonly text: string;
  readonly json: unknown;
}

/** Sends a request over a connection of its own and returns the answer before its body has come. */
export async function open(
  site: Pick<Site, "url" | "ca">,
  path: string,
  { method = "GET", headers = {}, body }: Question = {},
): Promise<IncomingMessage> {
  // Unlike `fetch`, this neither asks for compressed answers by itself nor unpacks them, and takes our certificate.
  const options: RequestOptions = { method, headers, ca: site.ca, agent: false, path };
  const { protocol, hostname, port } = new URL(site.url);
  const request = (protocol === "https:" ? overTls : plainly)({ ...options, hostname, port });
  request.end(body);
  const [response] = (await once(request, "response")) as [IncomingMessage];
  return response;
}

/** Sends a request and returns the whole answer. */
export async function ask(site: Pick<Site, "url" | "ca">, path: string, question: Question = {}): Promise<Answer> {
  const response = await open(site, path, question);
  const bytes = Buffer.concat(await response.toArray());
  const text = bytes.toString();
  return {
    status: response.statusCode ?? 0,
    headers: response.headers,
    bytes,
    text,
    get json() {
      return JSON.parse(text) as unknown;
    },
  };
}
