import type { FinishRate } from "@trelyazh/protocol";
import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "./trpc.ts";

/** How long it does not matter that somebody has come to the end of another pulya. */
const KNOWN_MS = 60_000;

const NEW: FinishRate = { finished: 0, of: 0 };

/** How somebody finishes what they begin; null until the club has said it. */
export function useFinishRate(userId: string): FinishRate | null {
  const asked = useTRPC().conduct.rates.queryOptions({ userIds: [userId] }, { staleTime: KNOWN_MS, retry: false });
  const { data } = useQuery(asked);
  return data === undefined ? null : (data.rates[userId] ?? NEW);
}
