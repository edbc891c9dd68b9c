import type { TablePresence } from "@trelyazh/protocol";
import { useEffect, useState } from "react";
import { useConnection } from "#lib/club/session.ts";
import { StreamFollower } from "#lib/club/stream-follower.ts";
import { presenceAt } from "./table-streams.ts";

/** Who is there; null until it is known, and while it is not heard. */
export function usePresence(tableId: string): TablePresence | null {
  const { client } = useConnection();
  const [latest, setLatest] = useState<TablePresence | null>(null);
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    const follower = new StreamFollower({
      stream: presenceAt(client, tableId),
      onItem: setLatest,
      onLink: ({ kind }) => setOpen(kind === "open"),
    });
    return () => follower.stop();
  }, [client, tableId]);
  return isOpen ? latest : null;
}
