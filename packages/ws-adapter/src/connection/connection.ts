import type { IncomingMessage } from "node:http";
import { TRPCError } from "@trpc/server";
import type { TRPCRequestInfo } from "@trpc/server/http";
import type { TRPCClientOutgoingMessage } from "@trpc/server/rpc";
import type { RawData, WebSocket } from "ws";
import { callProcedure } from "./call-procedure.ts";
import { CLOSE_CODES } from "../close-codes.ts";
import { errorBody, NO_CALL, reportError, type Hub, type Line, type Member, type Visitor } from "./hub.ts";
import { callOf, hasMoreCalls, parseMessages, parseParams, type Call } from "../wire/messages.ts";
import type { Limit, SubscriptionEnd } from "../metrics.ts";
import { MessageRate } from "./message-rate.ts";
import { Outbox, type OutboxOwner } from "./outbox.ts";
import { isStream, NO_LONGER_WANTED, Subscription, type Carrier } from "./subscription.ts";
import { openTextLane } from "../wire/text-lane.ts";
import { RateError } from "../rate-error.ts";
import {
  errorHead,
  PING,
  PONG,
  RECONNECT,
  resultHead,
  type Addressee,
  type Bytes,
  type Codec,
  type RequestId,
} from "../wire/wire.ts";

/** `ws.WebSocket.OPEN`; the package is needed for its types only. */
const OPEN = 1;

const NOBODY: Addressee = { id: null };

/** One client: reads its frames, runs its calls and keeps its subscriptions, within its limits. */
export class Connection implements Member, OutboxOwner, Carrier, Line {
  readonly #hub: Hub;
  readonly #client: WebSocket;
  readonly #request: IncomingMessage;
  readonly #outbox: Outbox;
  readonly #rate: MessageRate;
  readonly #abort = new AbortController();
  readonly #subscriptions = new Map<RequestId, Subscription>();
  /** Null until the params have come. */
  #readiness: Promise<void> | null = null;
  #context: unknown = undefined;
  #leaveSession: () => void = () => {};
  readonly #openedAt: number;
  #heardAt: number;
  #measuredAt: number;
  #isMeasuring = false;
  /** Says that the line is there, and nothing of the program behind it: silence is counted from what that says. */
  #answeredAt = Number.NEGATIVE_INFINITY;
  #lagMs: number | null = null;
  #pingedAt: number | null = null;
  #slowSince: number | null = null;
  #closingSince: number | null = null;

  constructor(hub: Hub, client: WebSocket, request: IncomingMessage) {
    this.#hub = hub;
    this.#client = client;
    this.#request = request;
    this.#openedAt = hub.clock.now();
    this.#heardAt = this.#openedAt;
    this.#measuredAt = this.#openedAt;
    const { messagesPerSecond: perSecond, messageBurst: burst } = hub.limits;
    this.#rate = new MessageRate({ perSecond, burst }, hub.sharedBuckets(request), this.#heardAt);
    this.#outbox = new Outbox(request.socket, hub.queue, this);
    client.on("message", this.#receive);
    const { laneBytes } = hub;
    // Whoever else listens to the client's messages gets them too: then `ws` has to make them.
    const isOpen = (): boolean => this.isOpen && client.listenerCount("message") === 1;
    openTextLane({ socket: request.socket, client, laneBytes, onText: this.#receiveText, isOpen });
    client.on("ping", this.#pinged);
    client.on("pong", this.#measured);
    client.on("error", this.#broken);
    client.once("close", this.#closed);
    if (!announcesParams(request)) this.#admit(() => null);
    this.#measure(this.#openedAt);
  }

  get isOpen(): boolean {
    return this.#client.readyState === OPEN;
  }

  get lagMs(): number | null {
    return this.#lagMs;
  }

  get heardAt(): number {
    return Math.max(this.#heardAt, this.#answeredAt);
  }

  get codec(): Codec {
    return this.#hub.codec;
  }

  get isCongested(): boolean {
    return this.#outbox.isCongested;
  }

  get subscriptions(): number {
    return this.#subscriptions.size;
  }

  get waitingBytes(): number {
    return this.#outbox.waitingBytes;
  }

  push(head: Bytes, body: Bytes): void {
    this.#outbox.push(head, body);
  }

  whenDrained(run: () => void): void {
    this.#outbox.whenDrained(run);
  }

  mayHold(bytes: number): boolean {
    if (bytes <= this.#hub.limits.bufferedBytes) return true;
    this.#cut("buffer");
    return false;
  }

  written(bytes: number): void {
    this.#hub.metrics.written(bytes);
  }

  ended({ id }: Call, how: SubscriptionEnd): void {
    this.#subscriptions.delete(id);
    this.#hub.metrics.subscriptionEnded(how);
  }

  refuse(call: Call, cause: unknown): void {
    this.#tell(call, () => reportError(this.#hub, cause, { scene: call, visitor: this.#visitor() }));
  }

  disconnect(): void {
    this.close(CLOSE_CODES.behind, "too slow for its stream");
  }

  faulted(cause: unknown): void {
    this.#hub.metrics.faulted(cause);
  }

  askToReconnect(): void {
    this.push("", RECONNECT);
  }

  close(code: number, reason: string): void {
    this.#outbox.flush();
    this.#client.close(code, reason);
  }

  terminate(): void {
    this.#client.terminate();
  }

  check(now: number): void {
    const { limits } = this.#hub;
    if (!this.isOpen) {
      this.#closingSince ??= now;
      if (now - this.#closingSince >= limits.slowMs) this.terminate();
      return;
    }
    if (this.#readiness === null && now - this.#openedAt >= limits.paramsDeadlineMs) {
      this.#hub.metrics.refused("params");
      this.close(CLOSE_CODES.policy, "no connection params in time");
      return;
    }
    this.#checkSlowness(now);
    this.#checkSilence(now);
    if (this.isOpen && now - this.#measuredAt >= this.#hub.measureMs) this.#measure(now);
  }

  #checkSlowness(now: number): void {
    const { limits } = this.#hub;
    this.#slowSince = this.waitingBytes > limits.slowBytes ? (this.#slowSince ?? now) : null;
    if (this.#slowSince !== null && now - this.#slowSince >= limits.slowMs) this.#cut("slow");
  }

  #checkSilence(now: number): void {
    const { enabled, pingMs, pongWaitMs } = this.#hub.keepAlive;
    if (!enabled || !this.isOpen) return;
    if (this.#pingedAt !== null) {
      if (now - this.#pingedAt >= pongWaitMs) this.#cut("silence");
    } else if (now - this.#heardAt >= pingMs) {
      this.#pingedAt = now;
      this.push("", PING);
    }
  }

  /** By a frame that the other end answers by itself, however busy its program is. */
  #measure(now: number): void {
    this.#measuredAt = now;
    this.#isMeasuring = true;
    this.#client.ping();
  }

  readonly #measured = (): void => {
    this.#answeredAt = this.#hub.clock.now();
    if (!this.#isMeasuring) return;
    this.#isMeasuring = false;
    this.#lagMs = this.#answeredAt - this.#measuredAt;
  };

  #cut(limit: Limit): void {
    this.#hub.metrics.refused(limit);
    this.terminate();
  }

  readonly #receive = (data: RawData, isBinary: boolean): void => {
    const isText = Buffer.isBuffer(data) && !isBinary;
    this.#take(isText ? data.toString() : null, Buffer.isBuffer(data) ? data.length : 0);
  };

  readonly #receiveText = (text: string): void => this.#take(text, text.length);

  /** Takes a message; null if it is none of text. */
  #take(text: string | null, bytes: number): void {
    if (!this.isOpen) return;
    const { limits, metrics, clock } = this.#hub;
    metrics.frameReceived(bytes);
    this.#heardAt = clock.now();
    this.#pingedAt = null;
    if (bytes > limits.frameBytes) {
      metrics.refused("frame");
      this.close(CLOSE_CODES.tooBig, "frame too big");
      return;
    }
    const waitMs = this.#spend(this.#heardAt);
    if (text === PONG) return;
    if (text === PING) this.push("", PONG);
    else if (this.#readiness === null) this.#admit(() => parseParams(text));
    else this.#read(text, waitMs);
  }

  /** `ws` answers by itself; like any message it must not come too often. */
  readonly #pinged = (): void => {
    if (this.isOpen) this.#spend(this.#hub.clock.now());
  };

  /** Counts one message, and says in how many milliseconds it would not be one too many; in the end that closes the socket. */
  #spend(now: number): number {
    const waitMs = this.#rate.take(now);
    if (this.#rate.isExhausted) this.close(CLOSE_CODES.policy, "too many messages");
    return waitMs;
  }

  #read(text: string | null, firstWaitMs: number): void {
    let messages: TRPCClientOutgoingMessage[];
    try {
      messages = parseMessages(text, this.#hub.router);
    } catch (cause) {
      this.#refuseMessage(new TRPCError({ code: "PARSE_ERROR", cause }));
      return;
    }
    const isBatchTooLong = hasMoreCalls(messages, this.#hub.limits.batchedCalls);
    for (const [index, message] of messages.entries()) {
      const waitMs = index === 0 ? firstWaitMs : this.#spend(this.#heardAt);
      const refusal = waitMs > 0 ? new RateError(waitMs) : null;
      this.#dispatch(message, index, refusal ?? (isBatchTooLong ? "batch" : null));
    }
  }

  #dispatch(message: TRPCClientOutgoingMessage, index: number, limit: RateError | "batch" | null): void {
    if (message.id === null) {
      this.#report(new TRPCError({ code: "PARSE_ERROR", message: "`id` is required" }));
      return;
    }
    const call = callOf(message);
    if (call === null) this.#subscriptions.get(message.id)?.stop();
    else if (limit instanceof RateError) this.#overLimit(call, this.#rate.limit, limit);
    else if (call.type === "subscription") this.#subscribe(call, index);
    else if (limit === "batch")
      this.#overLimit(call, "batch", new TRPCError({ code: "BAD_REQUEST", message: "Too many calls in one frame" }));
    else void this.#answer(call, index);
  }

  #overLimit(call: Call, limit: Limit, refusal: TRPCError): void {
    this.#hub.metrics.refused(limit);
    this.refuse(call, refusal);
  }

  async #answer(call: Call, batchIndex: number): Promise<void> {
    try {
      // Even when it has long been over: what a call publishes then leaves in one write with its answer.
      await this.#readiness;
      const result = await this.#run(call, batchIndex, this.#abort.signal);
      if (isStream(result)) throw unexpectedStream(call);
      this.push(resultHead(call), this.codec.data(result));
    } catch (cause) {
      this.refuse(call, cause);
    }
  }

  #subscribe(call: Call, batchIndex: number): void {
    if (this.#subscriptions.has(call.id)) {
      this.refuse(call, new TRPCError({ code: "BAD_REQUEST", message: `Duplicate id ${call.id}` }));
      return;
    }
    if (this.#subscriptions.size >= this.#hub.limits.subscriptions) {
      const message = "Too many subscriptions";
      this.#overLimit(call, "subscriptions", new TRPCError({ code: "TOO_MANY_REQUESTS", message }));
      return;
    }
    const subscription = new Subscription(call, this);
    this.#subscriptions.set(call.id, subscription);
    this.#hub.metrics.subscriptionStarted();
    Promise.resolve(this.#readiness)
      .then(() => this.#run(call, batchIndex, subscription.signal))
      .then((source) => subscription.run(source))
      .catch((cause: unknown) => subscription.reject(cause));
  }

  #run({ type, path, input }: Call, batchIndex: number, signal: AbortSignal): Promise<unknown> {
    const { router } = this.#hub;
    const getRawInput = () => Promise.resolve(input);
    return callProcedure({ router, path, type, ctx: this.#context, getRawInput, batchIndex, signal });
  }

  /** Makes the context; a client that gets none is told why, and closed. */
  #admit(params: () => TRPCRequestInfo["connectionParams"]): void {
    this.#readiness = this.#enter(params);
    this.#readiness.catch((cause: unknown) => {
      this.#report(cause);
      setImmediate(() => this.#client.close());
    });
  }

  async #enter(params: () => TRPCRequestInfo["connectionParams"]): Promise<void> {
    const { createContext, sessionKey, sessions } = this.#hub;
    this.#context = await createContext({
      req: this.#request,
      res: this.#client,
      line: this,
      info: {
        connectionParams: params(),
        calls: [],
        isBatchCall: false,
        accept: null,
        type: "unknown",
        signal: this.#abort.signal,
        url: null,
      },
    });
    if (this.isOpen) this.#leaveSession = sessions.enter(this, () => sessionKey(this.#context) ?? null);
  }

  #visitor(): Visitor {
    return { request: this.#request, context: this.#context };
  }

  #report(cause: unknown): void {
    this.#tell(NOBODY, () => reportError(this.#hub, cause, { scene: NO_CALL, visitor: this.#visitor() }));
  }

  #refuseMessage(error: TRPCError): void {
    this.#tell(NOBODY, () => errorBody(this.#hub, error, { scene: NO_CALL, context: this.#context }));
  }

  /** A client must not bring the process down by an error that the router's own formatter stumbles over. */
  #tell(addressee: Addressee, error: () => Bytes): void {
    try {
      this.push(errorHead(addressee), error());
    } catch (cause) {
      this.#hub.metrics.faulted(cause);
      this.close(CLOSE_CODES.fault, "fault");
    }
  }

  /** `ws` has closed the socket: its frames, or its network, were broken. */
  readonly #broken = (cause: Error & { readonly code?: string }): void => {
    if (cause.code === "WS_ERR_UNSUPPORTED_MESSAGE_LENGTH") this.#hub.metrics.refused("frame");
    this.#report(cause);
  };

  readonly #closed = (code: number): void => {
    const { connections, metrics } = this.#hub;
    connections.delete(this);
    this.#leaveSession();
    for (const subscription of this.#subscriptions.values()) subscription.abandon();
    this.#abort.abort(NO_LONGER_WANTED);
    this.#outbox.release();
    metrics.connectionClosed(code);
  };
}

function announcesParams({ url = "" }: IncomingMessage): boolean {
  return URL.parse(url, "ws://localhost")?.searchParams.get("connectionParams") === "1";
}

function unexpectedStream({ type }: Call): TRPCError {
  const message = `Cannot return an async iterable or observable from a ${type} procedure with WebSockets`;
  return new TRPCError({ code: "UNSUPPORTED_MEDIA_TYPE", message });
}
