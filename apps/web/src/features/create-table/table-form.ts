import { differences, PRESETS, settingsOf, type Settings } from "@trelyazh/preferans";
import type { CreateTable } from "@trelyazh/protocol";
import { DEFAULT_CONDITIONS, LIMITS, type BotLevel } from "@trelyazh/table";

/** What is chosen in the form of a new table. */
export interface TableForm {
  readonly settings: Settings;
  readonly bots: number;
  readonly botLevel: BotLevel;
  /** By bot, where they are not all of one level. */
  readonly botLevels: readonly BotLevel[] | null;
  readonly turnSeconds: number;
  readonly bankSeconds: number;
  readonly resultSeconds: number;
  readonly spectatorDelaySeconds: number;
  /** Against bots alone no clock runs. */
  readonly untimedAlone: boolean;
  readonly byLot: boolean;
  readonly byLinkOnly: boolean;
  /** Nobody finds it or sits down there but the owner's friends. */
  readonly friendsOnly: boolean;
  /** Nobody talks there. */
  readonly quiet: boolean;
}

/** What is chosen unless somebody chooses otherwise. */
export const USUAL: TableForm = {
  settings: settingsOf("sochi"),
  bots: 2,
  botLevel: DEFAULT_CONDITIONS.botLevel,
  botLevels: null,
  turnSeconds: 60,
  bankSeconds: DEFAULT_CONDITIONS.bankSeconds,
  resultSeconds: 30,
  spectatorDelaySeconds: DEFAULT_CONDITIONS.spectatorDelaySeconds,
  untimedAlone: true,
  byLot: false,
  byLinkOnly: false,
  friendsOnly: false,
  quiet: false,
};

/** What may be chosen of each; the club allows more than is handy in a form. */
export const CHOICES = {
  turnSeconds: [15, 30, 60, 120],
  bankSeconds: [0, 60, 120, 300],
  resultSeconds: [15, 30, 60, 120],
  spectatorDelaySeconds: [0, 30, 60, 120],
} as const satisfies Partial<Record<keyof TableForm, readonly number[]>>;

/** Says whether one person sits down with bots alone. */
export function isAlone({ bots, settings }: Pick<TableForm, "bots" | "settings">): boolean {
  return bots === settings.players - 1;
}

/** Returns the form with other settings: there are as many bots as before, and all chairs but one at most; against bots alone it stays so. */
export function onSettings(form: TableForm, settings: Settings): TableForm {
  const most = settings.players - 1;
  return { ...form, settings, bots: isAlone(form) ? most : Math.min(form.bots, most) };
}

/** What servers of release 1 understand too, where that says all. */
function poolOfSochi({ settings }: TableForm): Pick<CreateTable, "preset" | "poolTarget"> | null {
  const { closeBy } = settings;
  const isSochi = differences(settings, PRESETS.sochi).every(({ setting }) => setting === "closeBy.target");
  if (!isSochi || closeBy.kind !== "each") return null;
  const { least, most } = LIMITS.poolTarget;
  return closeBy.target < least || closeBy.target > most ? null : { preset: "sochi", poolTarget: closeBy.target };
}

/** Returns the wish for a table as it is chosen; what is usual is asked for as ever, so that any server understands it. */
export function wishOf(form: TableForm): CreateTable {
  const { settings, bots, botLevel, botLevels, byLot, byLinkOnly, friendsOnly, quiet, untimedAlone } = form;
  const { turnSeconds, bankSeconds, resultSeconds, spectatorDelaySeconds } = form;
  const levels = botLevels?.slice(0, bots) ?? [];
  return {
    ...(poolOfSochi(form) ?? { settings }),
    turnSeconds,
    bots,
    botLevel,
    bankSeconds,
    resultSeconds,
    spectatorDelaySeconds,
    untimedAlone,
    ...(levels.some((level) => level !== botLevel) && { botLevels: levels }),
    ...(byLot && { seatsBy: "lot" }),
    ...(byLinkOnly && { byLinkOnly }),
    ...(friendsOnly && { friendsOnly }),
    ...(quiet && { chat: false }),
  };
}
