import type { Instruments } from "../../metrics/instruments.ts";

/** How many streams there are between this node and the others. */
interface StreamsAway {
  /** Read here, of tables that live elsewhere. */
  readonly from: () => number;
  /** Of tables that live here, read elsewhere. */
  readonly to: () => number;
}

/** Counts the streams that had to be opened anew. */
export function reopenedStreams(instruments: Instruments): () => void {
  const reopened = instruments.tally({
    name: "trelyazh_streams_reopened_total",
    help: "Streams of tables at other nodes that were opened anew, since something was lost on the way or the node was gone.",
  });
  return () => (reopened.count += 1);
}

export function streamGauges(instruments: Instruments, { from, to }: StreamsAway): void {
  const direction = (which: "from" | "to", words: string, count: () => number) =>
    instruments.gauge({ name: `trelyazh_streams_${which}_other_nodes`, help: `Streams of tables ${words}.` }, count);
  direction("from", "that live at other nodes, read here", from);
  direction("to", "that live here, read at other nodes", to);
}
