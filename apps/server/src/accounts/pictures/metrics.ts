import type { Instruments } from "../../metrics/instruments.ts";
import type { PictureOutcome } from "./pictures.ts";

/** Returns what counts each file of which a picture was to be made. */
export function pictureMetrics(instruments: Instruments): (outcome: PictureOutcome) => void {
  const outcomes = instruments.tallies({
    name: "trelyazh_pictures_total",
    help: "What came of the files that members have sent: made, or refused as no picture.",
    label: "outcome",
  });
  return (outcome) => outcomes.add(outcome);
}
