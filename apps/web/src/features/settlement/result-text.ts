import { deviations, personsAt, type Pulya, type Seat } from "@trelyazh/preferans";
import { signedNumber, type Translate } from "@trelyazh/i18n";
import { poolOf } from "./pool-of.ts";
import { ranking } from "./ranking.ts";

/** A settled pulya and those who have played it. */
export interface Told {
  readonly pulya: Pulya;
  readonly nameOf: (seat: Seat) => string;
}

function conventionOf(t: Translate, { settings }: Pulya): string {
  const { preset, deviations: differences } = deviations(settings);
  const convention = t(($) => $.conventions[preset]);
  return differences.length === 0 ? convention : t(($) => $.score.sharing.deviating, { convention });
}

function headOf(t: Translate, pulya: Pulya): string {
  const words = { club: t(($) => $.common.club), convention: conventionOf(t, pulya) };
  const target = poolOf(pulya.settings);
  return target === "" ? t(($) => $.score.sharing.head, words) : t(($) => $.score.sharing.headTo, { ...words, target });
}

/** Returns the result of a settled pulya as one tells friends about it: the club, the conditions, who has how much. */
export function resultText(t: Translate, { pulya, nameOf }: Told): string {
  const { settlement } = pulya;
  if (settlement === null) return "";
  const lines = ranking(settlement, personsAt(pulya.settings.players)).map((seat) => {
    const shown = settlement.shown[seat] ?? 0;
    const amount = { count: Math.abs(shown), formatted: signedNumber(shown) };
    return `${nameOf(seat)}: ${t(($) => $.score.settlement.whists, amount)}`;
  });
  return [headOf(t, pulya), ...lines].join("\n");
}
