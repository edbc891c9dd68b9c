import type { TableEnvelope } from "@trelyazh/table";
import type { Noise } from "#lib/alerts/noises.ts";

/** Returns what is heard of an event; null for what makes no noise. */
export function noiseOf({ event }: TableEnvelope): Noise | null {
  if (event.type !== "game") return null;
  switch (event.event.type) {
    case "dealt":
      return "deal";
    case "cardPlayed":
    case "talonCardTurned":
      return "card";
    case "trickTaken":
      return "trick";
    default:
      return null;
  }
}
