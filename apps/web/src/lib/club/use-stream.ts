import { useEffect, useEffectEvent, useMemo } from "react";
import type { ClubConnection } from "./club-connection.ts";
import { useConnection } from "./session.ts";
import { StreamFollower, type Stream } from "./stream-follower.ts";

/**
 * Follows a stream for as long as something is shown. `choose` has to be the same function from render to render, or the
 * stream begins anew; so it does when `receive` says that something is missing in between.
 */
export function useStream<Item>(
  choose: (client: ClubConnection["client"]) => Stream<Item>,
  receive: (item: Item) => "taken" | "gap",
): void {
  const { client } = useConnection();
  const stream = useMemo(() => choose(client), [choose, client]);
  const take = useEffectEvent(receive);
  useEffect(() => {
    const follower = new StreamFollower({
      stream,
      onItem: (item) => {
        if (take(item) === "gap") follower.restart();
      },
    });
    return () => follower.stop();
  }, [stream]);
}
