import type { Deal, PlayDeal } from "@trelyazh/preferans";
import { useTable } from "./table-context.ts";

/** Follows a part of the deal that is on the table; null while there is none. */
export function useDeal<Part>(select: (deal: Deal) => Part): Part | null {
  return useTable(({ table }) => {
    const deal = table.pulya?.deal ?? null;
    return deal === null ? null : select(deal);
  });
}

/** Does the same while cards are played; null at any other time. */
export function usePlay<Part>(select: (deal: PlayDeal) => Part): Part | null {
  return useDeal((deal) => (deal.phase === "play" ? select(deal) : null));
}
