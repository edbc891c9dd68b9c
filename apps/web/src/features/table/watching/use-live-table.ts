import type { TableMessage } from "@trelyazh/protocol";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { pacePreference } from "#lib/preferences/pace.ts";
import { useConnection } from "#lib/club/session.ts";
import { foldMessage, type ShownTable } from "../scene/live-table.ts";
import { Pacer } from "./pacer.ts";
import { showingTimeMs } from "./showing-time.ts";
import { TableWatch, type Link } from "./watch-table.ts";

/** What is known of a table that is being watched. */
export interface Watching {
  /** Null until the table has been seen for the first time. */
  readonly live: ShownTable | null;
  readonly link: Link;
}

interface Arrival {
  readonly message: TableMessage;
  readonly atMs: number;
}

const NOTHING_YET: Watching = { live: null, link: { kind: "connecting", isRestart: false } };

function scheduleTimeout(callback: () => void, delayMs: number): () => void {
  const timer = setTimeout(callback, delayMs);
  return () => clearTimeout(timer);
}

/** Watches a table: its stream is folded into the query cache, one message after the other, each with its time. */
export function useLiveTable(tableId: string): Watching {
  const { client } = useConnection();
  const queryClient = useQueryClient();
  const queryKey = ["live-table", tableId];

  useEffect(() => {
    const update = (change: (before: Watching) => Watching) =>
      queryClient.setQueryData<Watching>(["live-table", tableId], (before) => change(before ?? NOTHING_YET));

    const pacer = new Pacer<Arrival>({
      holdMs: ({ message }) => showingTimeMs(message, pacePreference.get()),
      schedule: scheduleTimeout,
      deliver: ({ message, atMs }) =>
        update((before) => {
          const live = foldMessage(before.live, message, atMs);
          if (live === null) queueMicrotask(restart);
          return { ...before, live: live ?? before.live };
        }),
    });
    const watch = new TableWatch({
      client,
      tableId,
      onMessage: (message) => pacer.push({ message, atMs: Date.now() }),
      onLink: (link) => update((before) => ({ ...before, link })),
    });
    function restart() {
      pacer.clear();
      watch.restart();
    }
    return () => {
      watch.stop();
      pacer.clear();
    };
  }, [client, queryClient, tableId]);

  const watching = useQuery<Watching>({
    queryKey,
    // The stream alone fills this entry; nothing is ever fetched.
    queryFn: () => NOTHING_YET,
    enabled: false,
    gcTime: 0,
  });
  return watching.data ?? NOTHING_YET;
}
