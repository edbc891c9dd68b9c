import { useRouter, type RegisteredRouter, type HistoryLocation, type RouterHistory } from "@tanstack/react-router";
import { useEffect, useMemo, useSyncExternalStore } from "react";

/*
 * What lies over a page is a layer, and a layer is an entry of the browser's history: back closes it, whatever pressed
 * back, and its address opens it. Dialogs, sheets, the menu and the settings have no other way to open or to close.
 */

const LAYERS = [
  "settings",
  "newTable",
  "seek",
  "conditions",
  "menu",
  "leave",
  "end",
  "remove",
  "person",
  "report",
  "invite",
  "paper",
  "record",
  "chat",
  "lastTrick",
  "offer",
  "plan",
  "analysis",
  "settlement",
  "pencil",
  "keys",
  "fairness",
  "term",
  "rules",
] as const;

export type LayerName = (typeof LAYERS)[number];

/** What an address says of the layer on top. */
export interface LayerSearch {
  readonly over?: LayerName;
  /** The number of the deal that the layer is about. */
  readonly deal?: number;
  /** On what a new table is to be played, as a text that nobody has read yet. */
  readonly conditions?: string;
}

declare module "@tanstack/react-router" {
  interface HistoryState {
    /** Of a layer that was opened on a page: the key of that page's entry, which lies under it. */
    layerOn?: string;
    /** Of a term's entry: the layer that it was asked about in, which stays open under it. */
    layerUnder?: LayerName;
  }
}

/** Reads the layer in an address. What makes no sense there is left out: an address is what anybody can write. */
export function layerIn({ over, deal, conditions }: Readonly<Record<string, unknown>>): LayerSearch {
  const name = LAYERS.find((layer) => layer === over);
  if (name === undefined) return {};
  if (name === "newTable" && conditions !== undefined) return { over: name, conditions: textOf(conditions) };
  return typeof deal === "number" && Number.isSafeInteger(deal) && deal > 0 ? { over: name, deal } : { over: name };
}

/** What looks like a number or the like in an address has been read as that. */
const textOf = (value: unknown): string => (typeof value === "string" ? value : JSON.stringify(value));

/** The page and all that lies over it have their place in common: a layer neither scrolls the page nor loses its place. */
export function scrollKeyOf({ state, href }: Pick<HistoryLocation, "state" | "href">): string {
  return state.layerOn ?? state.__TSR_key ?? href;
}

function layerAt(router: RegisteredRouter): LayerSearch {
  return layerIn(router.options.parseSearch(router.history.location.search));
}

/** The history in which a step back is asked for. */
let leaving: RouterHistory | null = null;

/**
 * One step back, however often it is asked for before the browser has taken it. It leads away from wherever the page has gone
 * meanwhile, such as to the lobby when somebody has left their table: then it goes there again.
 */
function goBack(history: RouterHistory): void {
  if (leaving === history) return;
  leaving = history;
  let gone: HistoryLocation | null = null;
  const stop = history.subscribe(({ location, action: { type } }) => {
    if (type === "PUSH" || type === "REPLACE") {
      gone = location;
      return;
    }
    leaving = null;
    stop();
    if (gone !== null) history.replace(gone.href, gone.state);
  });
  history.back();
}

/** Tells whether a layer is on top, or under the entry of a term of its own. */
function isShown(router: RegisteredRouter, name: LayerName): boolean {
  const { over } = layerAt(router);
  return over === name || (over === "term" && router.history.location.state.layerUnder === name);
}

function withoutLayer({ over: _over, deal: _deal, conditions: _conditions, ...rest }: LayerSearch): LayerSearch {
  return rest;
}

interface Layers {
  /**
   * Puts a layer on top. The menu and a term's entry give way to what they open, everything else is there again after it; what a
   * term is asked about in goes on being shown meanwhile.
   */
  readonly open: (name: LayerName, deal?: number) => void;
  /** Takes a layer off, as back does. Does nothing if it is not on top. */
  readonly close: (name: LayerName) => void;
  /** Tells whether anything lies over the page. */
  readonly isBare: () => boolean;
}

function layersOf(router: RegisteredRouter): Layers {
  const { history } = router;
  return {
    isBare: () => layerAt(router).over === undefined,
    open: (name, deal) => {
      const { over } = layerAt(router);
      if (over === name) return;
      const replace = over === "menu" || over === "term";
      const layerOn = replace ? history.location.state.layerOn : scrollKeyOf(history.location);
      const isAskedIn = name === "term" && over !== undefined && !replace;
      void router.navigate({
        to: ".",
        search: (before: LayerSearch) => ({
          // What a term is asked about in is still shown, and of the same deal.
          ...(name === "term" ? before : withoutLayer(before)),
          over: name,
          ...(deal === undefined ? {} : { deal }),
        }),
        state: { ...(layerOn === undefined ? {} : { layerOn }), ...(isAskedIn ? { layerUnder: over } : {}) },
        replace,
        resetScroll: false,
      });
    },
    close: (name) => {
      if (layerAt(router).over !== name) return;
      // Who came by a link has no page of ours to go back to.
      if (history.location.state.layerOn !== undefined) goBack(history);
      else void router.navigate({ to: ".", search: withoutLayer, replace: true, resetScroll: false });
    },
  };
}

/** Opens and closes what lies over the page. */
export function useLayers(): Layers {
  const router: RegisteredRouter = useRouter();
  return useMemo(() => layersOf(router), [router]);
}

/** Tells whether a layer is shown: on top, or under the entry of a term. Heard from the history itself: it is there before the router has loaded anything. */
export function useIsOpen(name: LayerName): boolean {
  const router: RegisteredRouter = useRouter();
  return useSyncExternalStore(router.history.subscribe, () => isShown(router, name));
}

/** How many parts of the page show each layer now. */
const shown = new Map<LayerName, number>();

/** For whatever shows a layer: a layer goes with the part of the page that it belongs to, lest it come back with it. */
export function useLayer(name: LayerName): readonly [isOpen: boolean, setOpen: (opens: boolean) => void] {
  const { open, close } = useLayers();
  const isOpen = useIsOpen(name);
  useEffect(() => {
    if (!isOpen) return undefined;
    shown.set(name, (shown.get(name) ?? 0) + 1);
    return () => {
      shown.set(name, (shown.get(name) ?? 0) - 1);
      // Another part may take it over at once.
      queueMicrotask(() => shown.get(name) === 0 && close(name));
    };
  }, [name, isOpen, close]);
  return [isOpen, (opens) => (opens ? open : close)(name)];
}

/** Returns the deal that the layer on top is about. */
export function useDealOnTop(): number | null {
  const router: RegisteredRouter = useRouter();
  return useSyncExternalStore(router.history.subscribe, () => layerAt(router).deal ?? null);
}

/** Returns on what the new table is to be played that the address asks for; it is as whoever has made the link wrote it. */
export function useConditionsInAddress(): string | null {
  const router: RegisteredRouter = useRouter();
  return useSyncExternalStore(router.history.subscribe, () => layerAt(router).conditions ?? null);
}
