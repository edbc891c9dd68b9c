import type { FinishedDeal, Seat } from "@trelyazh/preferans";
import { occupantName } from "@trelyazh/i18n";
import type { PlanChange, ProposalKind, TableEnvelope, Wish } from "@trelyazh/table";
import { createContext, useCallback, useContext, useEffect, useEffectEvent, useRef, useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import type { AheadWish } from "./ahead.ts";
import { isShallowEqual } from "./shallow-equal.ts";
import type { TableScene, TableStore } from "./table-store.ts";

/** What the viewer can do at a table. */
export interface TableActions {
  readonly act: (wish: Wish) => void;
  readonly propose: (kind: ProposalKind) => void;
  readonly answer: (accept: boolean) => void;
  readonly resume: () => void;
  /** Takes a chair: a free one, one's own that a bot has kept, or that of somebody who has left. */
  readonly sit: (seat: Seat) => void;
  readonly addBot: (seat: Seat) => void;
  /** Removes that person from a table that waits, for good. */
  readonly keepOut: (userId: string) => void;
  readonly letIn: (userId: string) => void;
  /** Shows who that person is; without it nobody is shown. */
  readonly showPerson?: (userId: string) => void;
  /** Tells the moderators of somebody in the deal that has ended with that event; without it there are none. */
  readonly report?: (seq: number) => void;
  /** Opens the ways to bring people to a table that waits; without it there are none but its address. */
  readonly invite?: () => void;
  /** Opens a finished deal with all cards open. */
  readonly analyse: (deal: Pick<FinishedDeal, "number">) => void;
  /** Changes what the two catchers of that deal have planned; without it they cannot plan. */
  readonly changePlan?: (deal: number, change: PlanChange) => void;
  /** Everything is played to its end there: nobody offers to share the tricks that are left. */
  readonly isPlayedOut?: true;
  /** Has the next deal dealt, as far as it waits for the viewer: they have read the result of the last one. */
  readonly dealNext?: () => void;
}

/** What stays the same for as long as a table is shown. */
interface TableScreenContext {
  readonly store: TableStore;
  readonly actions: TableActions;
}

export const TableContext = createContext<TableScreenContext | null>(null);

function useScreen(): TableScreenContext {
  const screen = useContext(TableContext);
  if (screen === null) throw new Error("a part of the table screen outside of it");
  return screen;
}

function sceneOf(store: TableStore): TableScene {
  const scene = store.scene();
  if (scene === null) throw new Error("a table screen before the table has been seen");
  return scene;
}

export function useActions(): TableActions {
  return useScreen().actions;
}

/**
 * Follows a part of the scene: the component renders when that changes, and at nothing else. A list or an object made by
 * `select` is compared by what it is made of.
 */
export function useTable<Part>(select: (scene: TableScene) => Part): Part {
  const { store } = useScreen();
  const last = useRef<Part | undefined>(undefined);
  const read = () => {
    const part = select(sceneOf(store));
    if (last.current === undefined || !isShallowEqual(last.current, part)) last.current = part;
    return last.current;
  };
  return useSyncExternalStore(store.subscribe, read, read);
}

/** Returns what the screen follows, for whoever has something to tell it. */
export function useTableStore(): TableStore {
  return useScreen().store;
}

/** Returns how to look at the scene once, without following it. */
export function useGlance(): () => TableScene {
  const { store } = useScreen();
  return useCallback(() => sceneOf(store), [store]);
}

/** Calls back with each event as it is shown; renders nothing. */
export function useOnEvent(listener: (envelope: TableEnvelope) => void): void {
  const { store } = useScreen();
  const tell = useEffectEvent(listener);
  useEffect(() => {
    const newest = () => store.scene()?.log.at(-1);
    let heard = newest();
    return store.subscribe(() => {
      const now = newest();
      if (now === undefined || now === heard) return;
      heard = now;
      tell(now);
    });
  }, [store]);
}

/** Returns how to choose a move before its turn; null takes it back, as the same move does. */
export function useChooseAhead(): (wish: AheadWish | null) => void {
  const { store } = useScreen();
  return useCallback((wish) => store.chooseAhead(wish), [store]);
}

/** Returns the names of those who sit at the table, and of the hand that has no chair. */
export function useNames(): (seat: Seat) => string {
  const { t } = useTranslation();
  const seats = useTable(({ table }) => table.seats);
  return useCallback(
    (seat: Seat) => {
      const occupant = seats[seat];
      if (occupant === undefined) return t(($) => $.table.dummy);
      return occupant === null ? t(($) => $.table.waiting.free) : occupantName(t, occupant);
    },
    [seats, t],
  );
}
