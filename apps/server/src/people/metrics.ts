import type { Instruments } from "../metrics/instruments.ts";

export function peopleMetrics(
  instruments: Instruments,
  { relations, desks }: { readonly relations: { readonly size: number }; readonly desks: { readonly size: number } },
): void {
  instruments.gauge(
    {
      name: "trelyazh_relations_kept",
      help: "Users of whom it is kept what stands between them and others; 20 000 at most.",
    },
    () => relations.size,
  );
  instruments.gauge(
    { name: "trelyazh_people_told", help: "Members who follow the news of the people they know." },
    () => desks.size,
  );
}
