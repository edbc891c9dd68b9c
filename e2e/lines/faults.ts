import type { Moment } from "./moments.ts";
import type { FaultyProxy, Scope, SocketFault, StreamFault } from "../faulty-proxy.ts";

/** What is done to a line, from now on, and how it is taken back. */
export interface LineFault {
  readonly name: string;
  /** The first moment at which it can befall a page: some need a line that is open, or a page that has all its files. */
  readonly first: Moment;
  /** Does it; returns how to take it back. */
  readonly begin: (at: Place, scope: Scope) => () => void;
}

/** Where it is done. */
export interface Place {
  readonly proxy: FaultyProxy;
  /** The browser's own network, off and on. */
  readonly setOffline: (isOffline: boolean) => void;
}

const OUTAGE_MS = 4000;
const LATE_MS = 1000;

const NOTHING = () => undefined;

/** From now on sockets are like that; those that are open are cut. */
function sockets(name: string, fault: SocketFault, streams: StreamFault = "none"): LineFault {
  return {
    name,
    first: "before opening",
    begin({ proxy }, scope) {
      proxy.sockets = fault;
      proxy.streams = streams;
      proxy.reset(scope);
      return () => {
        proxy.sockets = "none";
        proxy.streams = "none";
      };
    },
  };
}

/** Befalls what is open now, and nothing that is opened later. */
function once(name: string, befall: (proxy: FaultyProxy, scope: Scope) => void): LineFault {
  return {
    name,
    first: "at the upgrade",
    begin({ proxy }, scope) {
      befall(proxy, scope);
      return NOTHING;
    },
  };
}

export const FAULTS: readonly LineFault[] = [
  { name: "none", first: "before opening", begin: () => NOTHING },
  sockets("sockets refused (403)", "refused"),
  sockets("sockets cut at the upgrade", "reset"),
  sockets("upgrade never answered", "unanswered"),
  sockets("frames swallowed after the 101", "swallowed"),
  sockets("sockets closed after a second", "short-lived"),
  sockets("sockets refused, streams collected", "refused", "collected"),
  once("frozen both ways", (proxy, scope) => proxy.freeze(scope)),
  once("frozen towards the club", (proxy) => proxy.deafen()),
  once("cut", (proxy, scope) => proxy.reset(scope)),
  once("closed", (proxy) => proxy.close()),
  {
    name: "1 s late each way",
    first: "before opening",
    begin({ proxy }) {
      proxy.delayMs = LATE_MS;
      return () => {
        proxy.delayMs = 0;
      };
    },
  },
  {
    name: "no network for 4 s",
    first: "after it",
    begin({ setOffline }) {
      setOffline(true);
      const back = setTimeout(() => setOffline(false), OUTAGE_MS);
      return () => {
        clearTimeout(back);
        setOffline(false);
      };
    },
  },
];
