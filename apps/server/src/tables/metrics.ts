import type { Fenced } from "@trelyazh/db";
import { ClubError } from "../club-error.ts";
import { kindOf, type Listener } from "../happenings.ts";
import type { Instruments } from "../metrics/instruments.ts";
import type { Nodes } from "../nodes/nodes.ts";
import type { Think } from "./actor/bot-driver.ts";
import type { TableAppend } from "./journal/table-store.ts";
import type { Ownership } from "./ownership/ownership.ts";

const SIZES = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024];

/** What is counted and measured of tables; `held` is read when somebody asks for the metrics. */
export function tableMetrics(instruments: Instruments, held: () => number) {
  const events = instruments.tallies({
    name: "trelyazh_table_events_total",
    help: "Events of tables that were stored and shown, by type. turnTimedOut are time-outs, tableRecovered recoveries.",
    label: "type",
  });
  instruments.gauge({ name: "trelyazh_tables_held", help: "Tables in this process' memory." }, held);
  const hear: Listener = (happening) => {
    if (happening.kind !== "changed") return;
    for (const { envelope } of happening.transitions) events.add(kindOf(envelope.event));
  };
  return {
    hear,
    ...botMetrics(instruments),
    ...journalMetrics(instruments),
    ...claimMetrics(instruments),
    ...handoverMetrics(instruments),
  };
}

function claimMetrics(instruments: Instruments) {
  const claims = instruments.tallies({
    name: "trelyazh_table_claims_total",
    help: "Tables that this node has claimed, by why it did.",
    label: "why",
  });
  const counted = async <Claims extends readonly unknown[]>(why: string, claim: Promise<Claims>): Promise<Claims> => {
    const claimed = await claim;
    claims.add(why, claimed.length);
    return claimed;
  };
  return {
    /** Counts what the node claims. */
    claimed: (ownership: Ownership, { self }: Pick<Nodes, "self">): Ownership => ({
      async claim(tableId) {
        const owner = await ownership.claim(tableId);
        if (owner?.nodeId === self.id) claims.add("asked");
        return owner;
      },
      claimEach: (tableIds) => counted("again", ownership.claimEach(tableIds)),
      claimAtStart: () => counted("start", ownership.claimAtStart()),
      claimOrphans: (limit) => counted("orphan", ownership.claimOrphans(limit)),
      ownerOf: (tableId) => ownership.ownerOf(tableId),
      handOver: (table, to) => ownership.handOver(table, to),
    }),
  };
}

function handoverMetrics(instruments: Instruments) {
  const stood = instruments.seconds({
    name: "trelyazh_table_handover_seconds",
    help: "How long tables stood that were handed to another node.",
    labels: [],
  });
  return { handedOver: (stoodMs: number) => stood.observe(stoodMs / 1000) };
}

function botMetrics(instruments: Instruments) {
  const cutShort = instruments.tally({
    name: "trelyazh_bot_moves_cut_short_total",
    help: "Decisions of bots that took too long; the best move found by then was made.",
  });
  const byNovice = instruments.tally({
    name: "trelyazh_bot_moves_by_novice_total",
    help: "Decisions of better bots for which there was no thread; a novice's move was made.",
  });
  return {
    /** Lets bots think and counts what they have thought less than they should. */
    thought:
      (think: Think): Think =>
      async (question, thinking) => {
        try {
          const answer = await think(question, thinking);
          if (answer.isStopped) cutShort.count += 1;
          return answer;
        } catch (error) {
          if (error instanceof ClubError && error.clubCode === "BUSY") byNovice.count += 1;
          throw error;
        }
      },
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
  const fenced = instruments.tally({
    name: "trelyazh_appends_fenced_total",
    help: "Appends that were not written since the table was another node's by then.",
  });
  return {
    /** Lets an append through and takes its measure. */
    journaled: async (
      appends: readonly TableAppend[],
      append: () => Promise<readonly Fenced[]>,
    ): Promise<readonly Fenced[]> => {
      const began = performance.now();
      try {
        const refused = await append();
        batch.observe(appends.reduce((rows, each) => rows + each.rows.length, 0));
        commit.observe((performance.now() - began) / 1000);
        fenced.count += refused.length;
        return refused;
      } catch (error) {
        failures.count += 1;
        throw error;
      }
    },
  };
}
