import type { Table, TableEvent, Transition } from "@trelyazh/table";
import type { Logger } from "./logger.ts";

/** What has become of a table, told by the process that holds it once it is stored. */
export type Happening =
  /** `address` is where it was opened from, if that is known; no journal keeps it. */
  | { readonly kind: "created"; readonly table: Table; readonly address?: string }
  /** It was taken up from where an earlier owner left it; `at` is the time of its last event, in epoch milliseconds. */
  | { readonly kind: "loaded"; readonly table: Table; readonly at: number }
  /** `table` is the table after all of them. */
  | { readonly kind: "changed"; readonly table: Table; readonly transitions: readonly Transition[] };

/**
 * Hears of happenings as they are published, at most once, and must not wait for anything. It keeps nothing that has to
 * outlive the process: what the club has to remember is a durable consumer's.
 */
export type Listener = (happening: Happening) => void;

/** Returns one listener that stands for all of these, in their order. One that throws keeps nothing from the others. */
export function toEach(listeners: Readonly<Record<string, Listener>>, log: Logger): Listener {
  const all = Object.entries(listeners);
  return (happening) => {
    for (const [listener, hear] of all) {
      try {
        hear(happening);
      } catch (err) {
        const { id: tableId, seq } = happening.table;
        log.error({ listener, tableId, seq, err }, "a listener failed");
      }
    }
  };
}

/** What an event is called, those of the rules by their own names. */
export function kindOf(event: TableEvent): string {
  return event.type === "game" ? event.event.type : event.type;
}

/** Says whether one of those transitions is of one of these kinds. */
export function includeOneOf(kinds: readonly string[], transitions: readonly Transition[]): boolean {
  return transitions.some(({ envelope }) => kinds.includes(kindOf(envelope.event)));
}
