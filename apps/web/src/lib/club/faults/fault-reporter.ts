import {
  FAULT_TEXT,
  RELEASE,
  tellable,
  type Browser,
  type FaultKind,
  type FaultPage,
  type FaultPart,
  type FaultReport,
} from "@trelyazh/protocol";
import { TRPCClientError } from "@trpc/client";
import { ClubRefusal } from "../club-errors.ts";

/** Where a fault showed. */
export interface FaultPlace {
  readonly part: FaultPart;
  readonly kind: FaultKind;
}

export interface FaultReporterOptions {
  readonly send: (report: FaultReport) => Promise<unknown>;
  readonly path: () => string;
  readonly userAgent: string;
}

/** A page that goes on breaking has said enough. */
const MOST_REPORTS = 10;

/** Tells the club of each fault of this page once, without a word of the person. */
export class FaultReporter {
  readonly #options: FaultReporterOptions;
  readonly #told = new Set<string>();

  constructor(options: FaultReporterOptions) {
    this.#options = options;
  }

  report(error: unknown, place: FaultPlace): void {
    const { message, stack } = wordsOf(error);
    if (isEverydayLife(error) || isForeign(stack)) return;
    const kind = [place.part, message, stack.split("\n", 3).join("\n")].join("\n");
    if (this.#told.has(kind) || this.#told.size === MOST_REPORTS) return;
    this.#told.add(kind);
    const { send, path, userAgent } = this.#options;
    const report = { release: RELEASE, ...place, page: pageAt(path()), browser: browserOf(userAgent), message, stack };
    // A club that cannot be told is told of nothing else either.
    send(report).catch(() => undefined);
  }
}

function wordsOf(error: unknown): Pick<FaultReport, "message" | "stack"> {
  const { message, stack } = error instanceof Error ? error : { message: typeof error, stack: "" };
  return { message: tellable(message, FAULT_TEXT.message), stack: tellable(stack ?? "", FAULT_TEXT.stack) };
}

/** Refusals, lost lines and calls that were given up are nobody's fault. */
function isEverydayLife(error: unknown): boolean {
  if (error instanceof TRPCClientError || error instanceof ClubRefusal) return true;
  return error instanceof DOMException && error.name === "AbortError";
}

/** Extensions run in the same page. */
function isForeign(stack: string): boolean {
  return /\b[\w-]+-extension:\/\//.test(stack);
}

const PAGES: readonly (readonly [beginning: RegExp, page: FaultPage])[] = [
  [/^\/$/, "landing"],
  [/^\/lobby\b/, "lobby"],
  [/^\/table\//, "table"],
];

function pageAt(path: string): FaultPage {
  return PAGES.find(([beginning]) => beginning.test(path))?.[1] ?? "other";
}

/** In this order: all of them say that they are Safari. */
const BROWSERS: readonly (readonly [word: RegExp, browser: Browser])[] = [
  [/Firefox\//, "firefox"],
  [/Chrom(?:e|ium)\//, "chromium"],
  [/Safari\//, "safari"],
];

function browserOf(userAgent: string): Browser {
  return BROWSERS.find(([word]) => word.test(userAgent))?.[1] ?? "other";
}
