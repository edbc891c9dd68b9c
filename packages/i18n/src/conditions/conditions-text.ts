import { conditionSentence, isCondition, isPlayed, type Condition } from "./conditions.ts";
import type { ConditionNames } from "./setting-paths.ts";
import type { Translate } from "../create-i18n.ts";
import type { Settings } from "../domain.ts";
import type { RUSSIAN_CONDITIONS } from "../catalogues/russian-conditions.ts";

/** On what a table is played, as the rules tell it: the nearest convention, and in what it differs from that. */
export interface TableConditions {
  readonly preset: keyof (typeof RUSSIAN_CONDITIONS)["conventions"];
  readonly deviations: readonly Condition[];
  readonly settings: Settings;
}

/** Returns when a pulya is over, as a part of a sentence. */
function pool(t: Translate, { closeBy }: TableConditions["settings"]): string {
  switch (closeBy.kind) {
    case "each":
      return t(($) => $.choosing.head.each, { size: closeBy.target });
    case "sum":
      return t(($) => $.choosing.head.sum, { size: closeBy.total });
    case "deals":
      return t(($) => $.choosing.head.deals, { count: closeBy.count });
  }
}

/** Returns the differences that take a sentence: the head tells how the pulya ends, and what has nothing to do at this table is no difference. */
export function conditionsToTell({ deviations, settings }: TableConditions): readonly Condition[] {
  return deviations.flatMap((deviation) => {
    const { setting, value, usual } = deviation;
    const isInHead = setting === "closeBy.kind" || (setting === "closeBy.aid" && value === true);
    if (isInHead || !isPlayed(setting, settings)) return [];
    // Ten whists a point are paid at four: with others at the table the talon costs nothing.
    if (setting !== "paidTalon" || value !== true || settings.players === 4) return deviation;
    return usual === false ? [] : { setting, value: false };
  });
}

/** Returns convention, players and pool in a few words, without a full stop. Needs the texts of `conditions`. */
export function conditionsHead(t: Translate, conditions: TableConditions): string {
  const { preset, settings } = conditions;
  const convention = t(($) => $.conventions[preset]);
  const { players } = settings;
  const parts = [
    conditionsToTell(conditions).length === 0 ? convention : t(($) => $.choosing.head.deviating, { convention }),
    ...(players === 3 ? [] : [t(($) => $.choosing.head.players[players])]),
    pool(t, settings),
  ];
  return parts.join(", ");
}

/** Returns on what a table is played: the head, and a short sentence for each difference. Needs the texts of `conditions`. */
export function conditionsText(t: Translate, conditions: TableConditions): string {
  const sentences = conditionsToTell(conditions).map((deviation) => conditionSentence(t, deviation));
  return [`${conditionsHead(t, conditions)}.`, ...sentences].join(" ");
}

/** Returns what a setting is called in a form; one that there is not is called as it was named. Needs the texts of `conditions`. */
export function conditionName(t: Translate, setting: string): string {
  if (!isCondition(setting)) return setting;
  // What there is has a name, under its path.
  const name = setting.replace(".", "_") as keyof ConditionNames;
  return t(($) => $.choosing.names[name]);
}
