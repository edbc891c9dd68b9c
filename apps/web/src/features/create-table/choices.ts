import { personsAt, settingsOf } from "@trelyazh/preferans";
import type { CreateTable } from "@trelyazh/protocol";

/** What is chosen unless somebody chooses otherwise. */
export const USUAL = {
  preset: "sochi",
  poolTarget: 10,
  turnSeconds: 60,
  bots: 2,
  resultSeconds: 30,
  untimedAlone: true,
} as const satisfies CreateTable;

/** What may be chosen of each condition; the club allows more than is handy in a form. */
export const CHOICES = {
  poolTarget: [4, 6, 10, 20, 30, 40],
  turnSeconds: [15, 30, 60, 120],
  bankSeconds: [0, 60, 120, 300],
  resultSeconds: [15, 30, 60, 120],
  spectatorDelaySeconds: [0, 30, 60, 120],
  /** As many as there are chairs beside the creator's. */
  bots: [...personsAt(settingsOf(USUAL.preset).players).keys()],
} as const satisfies Partial<Record<keyof CreateTable, readonly number[]>>;
