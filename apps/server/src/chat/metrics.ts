import type { StoredRoom } from "@trelyazh/db";
import type { Instruments } from "../metrics/instruments.ts";

/** Returns what counts a line that was stored; `readers` is read when somebody asks for the metrics. */
export function chatMetrics(instruments: Instruments, readers: () => number) {
  const lines = instruments.tallies({
    name: "trelyazh_chat_lines_total",
    help: "Lines that were said, by kind of room: lobby, players, spectators, friends.",
    label: "room",
  });
  const masked = instruments.tally({
    name: "trelyazh_chat_masked_lines_total",
    help: "Lines with a masked word among them.",
  });
  const seconds = instruments.seconds({
    name: "trelyazh_chat_seconds",
    help: "From a line's arrival until it is stored.",
    labels: [],
  });
  const refusals = instruments.tallies({
    name: "trelyazh_chat_refusals_total",
    help: "Lines that were refused, by reason: too many, said before, newcomer, busy.",
    label: "reason",
  });
  instruments.gauge({ name: "trelyazh_chat_readers", help: "Open streams of rooms." }, readers);
  return {
    said(kind: StoredRoom["kind"], { ms, isMasked }: { readonly ms: number; readonly isMasked: boolean }) {
      lines.add(kind);
      if (isMasked) masked.count += 1;
      seconds.observe(ms / 1000);
    },
    refused: (reason: string) => refusals.add(reason),
  };
}
