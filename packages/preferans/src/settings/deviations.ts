import { PRESETS, PRESET_NAMES, type PresetName } from "./presets.ts";
import type { Settings } from "./settings.ts";

export type SettingValue = string | number | boolean | readonly number[];

/** A setting by its path, such as `"hold"` or `"allPass.exits"`, and its value. */
export interface FlatSetting {
  readonly setting: string;
  readonly value: SettingValue;
}

/** A setting in which a table differs from a preset. */
export interface Deviation extends FlatSetting {
  /** What the preset has there; null where the preset has no such setting, as with another way of closing. */
  readonly usual: SettingValue | null;
}

/** Returns every setting by its path, in a fixed order. */
export function flatSettings({ allPass, closeBy, ...plain }: Settings): readonly FlatSetting[] {
  const flat = (path: string, fields: Readonly<Record<string, SettingValue>>): readonly FlatSetting[] =>
    Object.entries(fields).map(([field, value]) => ({ setting: path + field, value }));
  return [...flat("", plain), ...flat("closeBy.", { ...closeBy }), ...flat("allPass.", { ...allPass })];
}

/** Settings that make a pulya longer or larger without making it another convention. */
const SIZES: readonly string[] = ["players", "closeBy.target", "closeBy.total", "closeBy.count"];

const isSame = (a: SettingValue, b: SettingValue | undefined): boolean => String(a) === String(b);

/** Returns in what some settings differ from others, sizes included. */
export function differences(settings: Settings, from: Settings): readonly Deviation[] {
  const usual = new Map(flatSettings(from).map(({ setting, value }) => [setting, value]));
  return flatSettings(settings)
    .filter(({ setting, value }) => !isSame(value, usual.get(setting)))
    .map(({ setting, value }) => ({ setting, value, usual: usual.get(setting) ?? null }));
}

/** Returns the preset that settings are nearest to, and in what they deviate from it; lengths and players aside. */
export function deviations(settings: Settings): {
  readonly preset: PresetName;
  readonly deviations: readonly Deviation[];
} {
  const candidates = PRESET_NAMES.map((preset) => ({
    preset,
    deviations: differences(settings, PRESETS[preset]).filter(({ setting }) => !SIZES.includes(setting)),
  }));
  return candidates.reduce((best, other) => (other.deviations.length < best.deviations.length ? other : best));
}
