import {
  deviations,
  flatSettings,
  parseSettings,
  PRESETS,
  type CloseBy,
  type PresetName,
  type SettingFault,
  type Settings,
  type SettingValue,
} from "@trelyazh/preferans";

/** What is right one by one and cannot be played together: where, and what may stand there. */
export function clashIn(settings: Settings): SettingFault | null {
  const reading = parseSettings(settings);
  return reading.ok ? null : reading;
}

/** Returns settings in which that one is another; they are read before they are played. */
export function withSetting(settings: Settings, setting: string, value: SettingValue): Settings {
  const [group = "", field] = setting.split(".");
  if (field === undefined) return { ...settings, [setting]: value };
  const groups: Readonly<Record<string, object>> = { allPass: settings.allPass, closeBy: settings.closeBy };
  return { ...settings, [group]: { ...groups[group], [field]: value } };
}

/** Returns settings in which the first clash is mended as the rules say. */
export function mended(settings: Settings, { at, expected }: SettingFault): Settings {
  const value = expected === "false" || expected === "true" ? expected === "true" : expected;
  return value === null ? settings : withSetting(settings, at, value);
}

/** How a pulya may end, as long as usual. */
const USUAL_CLOSING: { readonly [K in CloseBy["kind"]]: Extract<CloseBy, { kind: K }> } = {
  each: PRESETS.sochi.closeBy,
  sum: PRESETS.leningrad.closeBy,
  deals: PRESETS.fspr.closeBy,
};

/** Returns settings under which the pulya ends in another way. */
export function closingBy(settings: Settings, kind: CloseBy["kind"]): Settings {
  return forPlayers({ ...settings, players: 3, closeBy: USUAL_CLOSING[kind] }, settings.players);
}

/** Returns the same settings for so many: a pool for all has as much for each of them as before. */
export function forPlayers(settings: Settings, players: Settings["players"]): Settings {
  const { closeBy } = settings;
  if (closeBy.kind !== "sum") return { ...settings, players };
  return {
    ...settings,
    players,
    closeBy: { ...closeBy, total: Math.round(closeBy.total / settings.players) * players },
  };
}

/** Returns a convention for as many players as before. */
export function conventionFor(preset: PresetName, { players }: Pick<Settings, "players">): Settings {
  return forPlayers(PRESETS[preset], players);
}

/** Returns the convention itself, as long as it was and for as many. */
export function backToConvention(settings: Settings): Settings {
  const usual = conventionFor(deviations(settings).preset, settings);
  const { closeBy } = settings;
  if (usual.closeBy.kind !== closeBy.kind) return usual;
  return { ...usual, closeBy: closeBy.kind === "each" ? { ...closeBy, aid: true } : closeBy };
}

/** Returns what stands in a setting; nothing where another way of closing has no such setting. */
export const valueOf = (settings: Settings, setting: string): SettingValue | undefined =>
  flatSettings(settings).find((flat) => flat.setting === setting)?.value;
