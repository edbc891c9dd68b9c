import type { EventEmitter } from "node:events";
import type { IncomingMessage } from "node:http";
import { TokenBucket } from "@trelyazh/ws-adapter";
import { LRUCache } from "lru-cache";
import type { Clock } from "../clock.ts";
import { ClubError } from "../club-error.ts";
import type { Limits } from "../limits/limits.ts";
import { networkOf } from "../limits/network-of.ts";
import type { AddressOf } from "./client-address.ts";
import type { CALL_LIMITS } from "./limits.ts";

export interface LineBudgetsOptions {
  readonly settings: Readonly<typeof CALL_LIMITS>;
  readonly limits: Pick<Limits, "refused">;
  readonly clock: Clock;
  readonly addressOf: AddressOf;
  /** Returns the key of the session whose cookie comes with a request; null for a stranger. */
  readonly sessionKeyOf: (request: IncomingMessage) => string | null;
}

/** What somebody may have open, and how fast their messages may come. */
interface Budget {
  readonly sockets: number;
  readonly streams: number;
  readonly messages: { readonly perSecond: number; readonly burst: number };
}

/** What one member, or one address, has open now. */
interface Account {
  readonly of: "member" | "address";
  readonly key: string;
  readonly budget: Budget;
  readonly bucket: TokenBucket;
  sockets: number;
  streams: number;
}

/** What opening a socket costs as much as, in messages. */
const SOCKET_COST = 10;

/** Messages at once, as many seconds' worth; the same again as debt. */
const BURST_SECONDS = 10;

/** Accounts of those who have nothing open are kept until their debts are forgiven, so that nobody loses them by hanging up. */
const FORGIVEN_MS = 2 * BURST_SECONDS * 1000;
const KEPT_ACCOUNTS = 20_000;

/** How long anyone waits who has too much open: something of theirs has to end first. */
const FULL_MS = 1000;

/**
 * What all lines of one member together may do, and all from one address: sockets, streams over HTTP, messages. A member is
 * whoever has the session's cookie, so no look-up is needed; this machine itself counts as no address.
 */
export class LineBudgets {
  readonly #options: LineBudgetsOptions;
  readonly #member: Budget;
  readonly #address: Budget;
  readonly #open = new Map<string, Account>();
  readonly #gone = new LRUCache<string, Account>({ max: KEPT_ACCOUNTS, ttl: FORGIVEN_MS, updateAgeOnGet: true });
  readonly #accounts = new WeakMap<IncomingMessage, readonly Account[]>();

  constructor(options: LineBudgetsOptions) {
    const { socketsPerMember, streamsPerMember, messagesPerSecond, membersPerAddress } = options.settings;
    this.#options = options;
    const budgetOf = (members: number): Budget => ({
      sockets: socketsPerMember * members,
      streams: streamsPerMember * members,
      messages: {
        perSecond: messagesPerSecond * members,
        burst: messagesPerSecond * members * BURST_SECONDS,
      },
    });
    this.#member = budgetOf(1);
    this.#address = budgetOf(membersPerAddress);
  }

  /** Says whether whoever asks may have another socket; if so it counts until it is closed. */
  readonly mayOpenSocket = (request: IncomingMessage, socket: EventEmitter): boolean => {
    const accounts = this.#accountsOf(request);
    const now = this.#options.clock.now();
    const full = accounts.find(({ sockets, budget }) => sockets >= budget.sockets);
    const hasty = accounts.find(({ bucket }) => bucket.take(now, SOCKET_COST) < 0);
    if (full ?? hasty) {
      this.#refused(full === undefined ? "messages" : "sockets", full ?? hasty);
      return false;
    }
    this.#hold("sockets", accounts, socket);
    return true;
  };

  /** Counts a stream over HTTP until its answer is closed; refuses with `TOO_MANY_REQUESTS`. */
  readonly openStream = (request: IncomingMessage, response: EventEmitter): void => {
    const accounts = this.#accountsOf(request);
    const full = accounts.find(({ streams, budget }) => streams >= budget.streams);
    if (full !== undefined) {
      this.#refused("streams", full);
      throw new ClubError("TOO_MANY_REQUESTS", { retryAfterMs: FULL_MS });
    }
    this.#hold("streams", accounts, response);
  };

  /** The buckets that a socket draws on together with others. */
  readonly bucketsOf = (request: IncomingMessage): readonly TokenBucket[] =>
    this.#accountsOf(request).map(({ bucket }) => bucket);

  #refused(what: "sockets" | "streams" | "messages", account: Account | undefined): void {
    this.#options.limits.refused(account?.of === "address" ? `${what} of an address` : what);
  }

  #hold(what: "sockets" | "streams", accounts: readonly Account[], line: EventEmitter): void {
    for (const account of accounts) {
      account[what] += 1;
      this.#open.set(account.key, account);
      this.#gone.delete(account.key);
    }
    line.once("close", () => {
      for (const account of accounts) {
        account[what] -= 1;
        if (account.sockets + account.streams > 0) continue;
        this.#open.delete(account.key);
        this.#gone.set(account.key, account);
      }
    });
  }

  #accountsOf(request: IncomingMessage): readonly Account[] {
    const known = this.#accounts.get(request);
    if (known !== undefined) return known;
    const sessionKey = this.#options.sessionKeyOf(request);
    const network = networkOf(this.#options.addressOf(request));
    const accounts = [
      ...(sessionKey === null ? [] : [this.#account("member", sessionKey)]),
      ...(network === null ? [] : [this.#account("address", network)]),
    ];
    this.#accounts.set(request, accounts);
    return accounts;
  }

  #account(of: Account["of"], who: string): Account {
    const key = `${of} ${who}`;
    const known = this.#open.get(key) ?? this.#gone.get(key);
    if (known !== undefined) return known;
    const budget = of === "member" ? this.#member : this.#address;
    const bucket = new TokenBucket(budget.messages, this.#options.clock.now());
    const account: Account = { of, key, budget, bucket, sockets: 0, streams: 0 };
    this.#gone.set(key, account);
    return account;
  }
}
