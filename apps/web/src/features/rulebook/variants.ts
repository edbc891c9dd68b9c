import {
  flatSettings,
  PRESET_NAMES,
  PRESETS,
  type PresetName,
  type Settings,
  type SettingValue,
} from "@trelyazh/preferans";

/** A choice that a setting leaves, and the conventions that make it. */
export interface Variant {
  readonly value: SettingValue;
  readonly presets: readonly PresetName[];
}

/** A setting by its path, and what conventions have there, the most usual first. */
export interface Variants {
  readonly setting: string;
  readonly variants: readonly Variant[];
}

const FLAT = PRESET_NAMES.map((preset) => ({ preset, flat: flatSettings(PRESETS[preset]) }));

/** Returns what a table plays in one respect; undefined where it has no such setting, as with another way of closing. */
export function valueIn(settings: Settings, setting: string): SettingValue | undefined {
  return flatSettings(settings).find((flat) => flat.setting === setting)?.value;
}

/** Every setting that a convention can have, in the order of the rules. */
export const SETTINGS: readonly string[] = [...new Set(FLAT.flatMap(({ flat }) => flat.map(({ setting }) => setting)))];

export function variantsOf(setting: string): Variants {
  const variants: { value: SettingValue; presets: PresetName[] }[] = [];
  for (const { preset, flat } of FLAT) {
    const value = flat.find((other) => other.setting === setting)?.value;
    if (value === undefined) continue;
    const known = variants.find((variant) => String(variant.value) === String(value));
    if (known === undefined) variants.push({ value, presets: [preset] });
    else known.presets.push(preset);
  }
  return { setting, variants };
}

/** Returns in what the conventions differ: what the table of conventions is made of. */
export function differing(): readonly Variants[] {
  return SETTINGS.map(variantsOf).filter(
    ({ variants }) => variants.length > 1 || (variants[0]?.presets.length ?? 0) < PRESET_NAMES.length,
  );
}
