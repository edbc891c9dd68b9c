import { useQuery } from "@tanstack/react-query";
import type { DealtDeal } from "@trelyazh/table";
import { useTable } from "../scene/table-context.ts";
import { keptPledge } from "./kept-pledges.ts";
import { verdictOn, type Verdict } from "./verdict.ts";

/** Checks a deal of the table once; undefined while that is under way, and where nothing was pledged. */
export function useVerdict({ number, proof }: Pick<DealtDeal, "number" | "proof">): Verdict | undefined {
  const { tableId, you } = useTable((scene) => ({ tableId: scene.table.id, you: scene.you }));
  const { data } = useQuery({
    queryKey: ["verdict", tableId, number, proof?.serverSeed],
    queryFn: async () => (proof === null ? null : await verdictOn(proof, { you, kept: keptPledge(tableId, number) })),
    enabled: proof !== null,
    // What is over does not change, and needs no line.
    staleTime: Number.POSITIVE_INFINITY,
    networkMode: "always",
  });
  return data ?? undefined;
}
