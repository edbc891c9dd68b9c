import { StreamFollower } from "#lib/club/stream-follower.ts";
import { onClockSet } from "./clock-watch.ts";
import { pacerInto } from "./pacer-into.ts";
import { eventsOf, presenceAt, type Watched } from "./table-streams.ts";
import { watchPlan } from "./watch-plan.ts";

/** Keeps a store up to date with a table, one message after the other, each with its time. Returns how to end that. */
export function watchTable({ client, tableId, store }: Watched): () => void {
  // Not before the pacer has done with the message that does not follow.
  const pacer = pacerInto(store, { onGap: () => queueMicrotask(beginAnew) });
  const events = new StreamFollower({
    stream: eventsOf(client, tableId),
    onItem: ({ data: message }) => pacer.push({ message, atMs: Date.now() }),
    onLink: (link) => store.tell({ link }),
  });
  const presence = new StreamFollower({
    stream: presenceAt(client, tableId),
    onItem: (news) => store.tell({ presence: news }),
    onLink: ({ kind }) => {
      if (kind !== "open") store.tell({ presence: null });
    },
  });
  function beginAnew() {
    pacer.clear();
    events.restart();
  }
  // What is known of the club's time was true by the clock as it was; a snapshot tells it anew.
  const stopClockWatch = onClockSet(beginAnew);
  const stopPlan = watchPlan({ client, tableId, store });
  return () => {
    stopClockWatch();
    stopPlan();
    events.stop();
    presence.stop();
    pacer.clear();
  };
}
