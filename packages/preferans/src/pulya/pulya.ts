import { personsAt, type Seat } from "../seats.ts";
import type { Settings } from "../settings/settings.ts";
import { blankSheet } from "./sheet.ts";
import type { Pulya } from "./state.ts";

/** Opens a pulya: a blank paper, and the dealer of the first deal. */
export function startPulya({ settings, dealer }: { readonly settings: Settings; readonly dealer: Seat }): Pulya {
  return {
    settings,
    dealer,
    dealNumber: 0,
    allPassStreak: 0,
    exitLevel: 6,
    bombs: personsAt(settings.players).map(() => 0),
    sheet: blankSheet(settings.players),
    deal: null,
    settlement: null,
  };
}
