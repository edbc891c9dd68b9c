import { kindOf, type Listener } from "../happenings.ts";
import type { Instruments } from "../metrics/instruments.ts";

const SIZES = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024];

/** What is counted and measured of tables; `held` is read when somebody asks for the metrics. */
export function tableMetrics(instruments: Instruments, held: () => number) {
  const events = instruments.tallies({
    name: "trelyazh_table_events_total",
    help: "Events of tables that were stored and shown, by type. turnTimedOut are time-outs, tableRecovered recoveries.",
    label: "type",
  });
  const cutShort = instruments.tally({
    name: "trelyazh_bot_moves_cut_short_total",
    help: "Decisions of bots that took too long; the best move found by then was made.",
  });
  instruments.gauge({ name: "trelyazh_tables_held", help: "Tables in this process' memory." }, held);
  const hear: Listener = (happening) => {
    if (happening.kind !== "changed") return;
    for (const { envelope } of happening.transitions) events.add(kindOf(envelope.event));
  };
  return {
    hear,
    botCutShort: () => {
      cutShort.count += 1;
    },
    ...journalMetrics(instruments),
  };
}

function journalMetrics(instruments: Instruments) {
  const batch = instruments.histogram({
    name: "trelyazh_journal_batch_events",
    help: "Events that went to the journal in one statement.",
    labels: [],
    buckets: SIZES,
  });
  const commit = instruments.seconds({
    name: "trelyazh_journal_commit_seconds",
    help: "How long such a statement took until its commit.",
    labels: [],
  });
  const failures = instruments.tally({
    name: "trelyazh_journal_failures_total",
    help: "Statements to the journal that failed.",
  });
  return {
    /** Lets an append through and takes its measure. */
    journaled: async (rows: number, append: () => Promise<void>): Promise<void> => {
      const began = performance.now();
      try {
        await append();
      } catch (error) {
        failures.count += 1;
        throw error;
      }
      batch.observe(rows);
      commit.observe((performance.now() - began) / 1000);
    },
  };
}
